import {
	type NotebookCell,
	NotebookCellKind,
	type NotebookDocument,
	type TextDocument,
	type Uri,
	workspace,
} from "vscode";
import type { LineRange } from "../core/lineRange.ts";
import {
	type CodeText,
	codeOf,
	codeOfCells,
	isNotebookPath,
} from "../core/notebook/codeText.ts";
import type { Cell } from "../core/notebook/parseNotebook.ts";

/** A file of code as the editor holds it: one document, or a notebook, each cell of which is a document of its own. */
export interface CodeFile {
	/** The same for as long as the file is open. */
	readonly key: TextDocument | NotebookDocument;
	/** Where the file lies on disk. */
	readonly uri: Uri;
	readonly isNotebook: boolean;
	isClosed(): boolean;
	isDirty(): boolean;
	/** In order. */
	documents(): readonly TextDocument[];
	/** Another one whenever the code may be another. */
	version(): string;
	code(): CodeText;
	/**
	 * The document in which lines of the code are, and the lines of it; of those that reach into further cells the first
	 * cell's. `undefined` for lines past the end.
	 */
	at(lines: LineRange): DocumentLines | undefined;
	/** Lines of one of its documents as lines of the code. */
	linesOf(document: TextDocument, lines: LineRange): LineRange;
}

/** Lines of a document, 1-based and inclusive. */
export interface DocumentLines {
	readonly document: TextDocument;
	readonly lines: LineRange;
}

/**
 * The file that a document shows, or shows a cell of. `undefined` for what does not lie on disk, and for the JSON of a
 * notebook that is open as text.
 */
export function codeFileOf(document: TextDocument): CodeFile | undefined {
	// Asked for every hover and every key.
	const known = textFiles.get(document);
	if (known) return known;
	const { uri } = document;
	if (uri.scheme === "file")
		return isNotebookPath(uri.path) ? undefined : textFile(document);
	const notebook = notebookOf(document);
	return notebook && notebookFile(notebook);
}

const textFiles = new WeakMap<TextDocument, CodeFile>();

/** The notebook's file; `undefined` for a notebook of another kind, or one that does not lie on disk. */
export function notebookFile(notebook: NotebookDocument): CodeFile | undefined {
	const { uri } = notebook;
	if (uri.scheme !== "file" || !isNotebookPath(uri.path)) return undefined;
	const documents = () => notebook.getCells().map(({ document }) => document);
	return {
		key: notebook,
		uri,
		isNotebook: true,
		isClosed: () => notebook.isClosed,
		isDirty: () => notebook.isDirty,
		documents,
		version: () =>
			documents()
				.map(({ uri, version }) => `${uri.fragment} ${version}`)
				.join(),
		code: () => codeOfCells(cellsOf(notebook)),
		at({ start, end }) {
			let above = 0;
			for (const document of documents()) {
				const { lineCount } = document;
				if (start <= above + lineCount)
					return {
						document,
						lines: {
							start: start - above,
							end: Math.min(end - above, lineCount),
						},
					};
				above += lineCount;
			}
			return undefined;
		},
		linesOf(document, { start, end }) {
			let above = 0;
			for (const each of documents()) {
				if (each === document) break;
				above += each.lineCount;
			}
			return { start: start + above, end: end + above };
		},
	};
}

/** The file at the address, opened if need be. Throws what VS Code throws for one that it cannot open. */
export async function openCodeFile(uri: Uri): Promise<CodeFile> {
	const notebook = isNotebookPath(uri.path)
		? notebookFile(await workspace.openNotebookDocument(uri))
		: undefined;
	return notebook ?? textFile(await workspace.openTextDocument(uri));
}

function textFile(document: TextDocument): CodeFile {
	const file: CodeFile = {
		key: document,
		uri: document.uri,
		isNotebook: false,
		isClosed: () => document.isClosed,
		isDirty: () => document.isDirty,
		documents: () => [document],
		version: () => String(document.version),
		code: () => codeOf("", document.getText()),
		at: (lines) =>
			lines.start <= document.lineCount ? { document, lines } : undefined,
		linesOf: (_, lines) => lines,
	};
	textFiles.set(document, file);
	return file;
}

function notebookOf(document: TextDocument): NotebookDocument | undefined {
	const { scheme, path } = document.uri;
	if (scheme !== "vscode-notebook-cell") return undefined;
	return workspace.notebookDocuments.find(
		(notebook) =>
			notebook.uri.path === path &&
			notebook.getCells().some((cell) => cell.document === document),
	);
}

/** The cells as they stand in the editor. */
export function cellsOf(notebook: NotebookDocument): readonly Cell[] {
	return notebook.getCells().map(cellOf);
}

/** VS Code's own extension for Jupyter notebooks keeps a cell's id in its metadata. */
function cellOf({ kind, document, metadata }: NotebookCell): Cell {
	const id: unknown = metadata["id"];
	const { languageId } = document;
	return {
		id: typeof id === "string" && id !== "" ? id : undefined,
		language:
			kind === NotebookCellKind.Markup
				? "md"
				: languageId === "raw" || languageId === "plaintext"
					? "text"
					: languageId,
		source: document.getText(),
	};
}
