export function Component() {
  return <h1>InvestigationsPage</h1>;
}
