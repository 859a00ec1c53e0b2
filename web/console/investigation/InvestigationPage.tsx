export function Component() {
  return <h1>InvestigationPage</h1>;
}
