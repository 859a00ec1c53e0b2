export function Component() {
  return <h1>ListsPage</h1>;
}
