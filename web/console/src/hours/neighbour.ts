// Where an arrow leads from one cell of a table to the next that can have the focus. Pure.

const WAYS: Record<string, [down: number, right: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** The next cell that way; null: another key, or there is none. Cells that are null are passed over. */
export function neighbour(
  grid: (string | null)[][],
  from: string,
  key: string,
  rightToLeft: boolean,
): string | null {
  const way = WAYS[key];
  if (!way) return null;
  const [down, right] = [way[0], rightToLeft ? -way[1] : way[1]];
  let row = grid.findIndex((cells) => cells.includes(from));
  let column = grid[row]?.indexOf(from) ?? -1;
  do {
    row += down;
    column += right;
    if (grid[row]?.[column] === undefined) return null;
  } while (grid[row]?.[column] === null);
  return grid[row]?.[column] ?? null;
}
