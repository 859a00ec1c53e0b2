export function Component() {
  return <h1>LedgerPage</h1>;
}
