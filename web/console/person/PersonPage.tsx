export function Component() {
  return <h1>PersonPage</h1>;
}
