/** A cell of a notebook. */
export interface Cell {
	/** The id that the file gives it (since nbformat 4.5); `undefined` where it gives none. */
	readonly id: string | undefined;
	/** A language name as Git hosts know it for colouring, e.g. `python`; `text` where none is known. */
	readonly language: string;
	/** Its text as somebody wrote it. */
	readonly source: string;
}

/** UTF-16 units; a longer file is not read as a notebook. */
const longest = 64_000_000;

/**
 * The cells of a Jupyter notebook (nbformat 3 or 4) in the order of the file. `undefined` for what is none: damaged, of
 * another form, or over 64 million characters. Does not throw. <https://nbformat.readthedocs.io/en/latest/format_description.html>
 */
export function parseNotebook(text: string): readonly Cell[] | undefined {
	if (text.length > longest) return undefined;
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch {
		return undefined;
	}
	const { cells, worksheets, metadata } = fieldsOf(read);
	const language = languageIn(metadata);
	if (Array.isArray(cells))
		return cells.map((cell) => readCell(cell, language));
	if (!Array.isArray(worksheets)) return undefined;
	return worksheets.flatMap((sheet) => {
		const { cells } = fieldsOf(sheet);
		return Array.isArray(cells)
			? cells.map((cell) => readCell(cell, language))
			: [];
	});
}

/** A notebook of these cells without their outputs, for whoever reads it by `parseNotebook`: ids and sources are the same then. */
export function formatNotebook(cells: readonly Cell[]): string {
	const typeOf = (language: string) =>
		language === "md" ? "markdown" : language === "text" ? "raw" : "code";
	const code = cells.find(({ language }) => typeOf(language) === "code");
	return JSON.stringify({
		cells: cells.map(({ id, language, source }) => ({
			cell_type: typeOf(language),
			id,
			source,
		})),
		metadata: { language_info: { name: code?.language } },
		nbformat: 4,
	});
}

function readCell(value: unknown, language: string): Cell {
	const { id, cell_type: type, source, input } = fieldsOf(value);
	return {
		id: typeof id === "string" && id !== "" ? id : undefined,
		language:
			type === "code"
				? language
				: type === "markdown" || type === "heading"
					? "md"
					: "text",
		source: readSource(source ?? input),
	};
}

/** Each piece of a list is a line; some writers leave out the line ends. */
function readSource(value: unknown): string {
	const pieces = Array.isArray(value) ? value : [value];
	return pieces
		.map((piece, at) => {
			if (typeof piece !== "string") return "";
			return at === pieces.length - 1 || piece.endsWith("\n")
				? piece
				: `${piece}\n`;
		})
		.join("");
}

function languageIn(metadata: unknown): string {
	const { language_info: info, kernelspec } = fieldsOf(metadata);
	const name = fieldsOf(info)["name"] ?? fieldsOf(kernelspec)["language"];
	return typeof name === "string" && /^[\w+#.-]{1,32}$/.test(name)
		? name.toLowerCase()
		: "text";
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null
		? (value as Readonly<Record<string, unknown>>)
		: {};
}
