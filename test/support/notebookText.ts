/** A cell to write: its source, its id (none where left out), and what kind it is (`code` where left out). */
export interface CellToWrite {
	readonly source: string;
	readonly id?: string;
	readonly type?: "code" | "markdown" | "raw";
}

/** A Jupyter notebook in Python as Jupyter writes it: nbformat 4.5 where all cells have ids, else 4.4. */
export function notebookText(cells: readonly CellToWrite[]): string {
	const hasIds = cells.every(({ id }) => id !== undefined);
	return `${JSON.stringify(
		{
			cells: cells.map(({ source, id, type = "code" }) => ({
				cell_type: type,
				...(id === undefined ? {} : { id }),
				metadata: {},
				...(type === "code" ? { execution_count: null, outputs: [] } : {}),
				source: source.split(/(?<=\n)/),
			})),
			metadata: {
				kernelspec: {
					display_name: "Python 3",
					language: "python",
					name: "python3",
				},
				language_info: { name: "python" },
			},
			nbformat: 4,
			nbformat_minor: hasIds ? 5 : 4,
		},
		undefined,
		1,
	)}\n`;
}
