/** More in one file, and longer ones in UTF-16 units, are left to the file itself. */
const mostDiagrams = 10;
const longestDiagram = 20_000;

const opening = /^[ \t]*(`{3,}|~{3,})[ \t]*([^\s`]*)/;

/** The Mermaid diagrams that stand in lines of Markdown as fenced blocks: their text, in the order of the lines. */
export function diagramsIn(lines: readonly string[]): readonly string[] {
	return fencesIn(lines)
		.filter(({ isDiagram }) => isDiagram)
		.map(({ first, last }) => lines.slice(first + 1, last).join("\n"))
		.filter((text) => text.trim() !== "" && text.length <= longestDiagram)
		.slice(0, mostDiagrams);
}

/** The kind of a Mermaid diagram as its first word says: `flowchart`, `sequenceDiagram`; empty where there is none. */
export function diagramKind(source: string): string {
	const own = source.replace(
		/^\s*---[ \t]*\r?\n[\s\S]*?\n[ \t]*---[ \t]*(?:\r?\n|$)/,
		"",
	);
	const line = own
		.split(/\r?\n/)
		.find((each) => !/^[ \t]*(?:%%.*)?$/.test(each));
	return /^\s*([^\s{;:]+)/.exec(line ?? "")?.[1] ?? "";
}

/** Markdown without its Mermaid diagrams. */
export function withoutDiagrams(source: string): string {
	if (!/mermaid/i.test(source)) return source;
	const lines = source.split("\n");
	for (const { first, last, isDiagram } of fencesIn(lines).toReversed())
		if (isDiagram) lines.splice(first, last - first + 1);
	return lines.join("\n").trim();
}

/** Fenced blocks that end, from the opening line to the closing one, 0-based and inclusive. */
function fencesIn(lines: readonly string[]): readonly {
	readonly first: number;
	readonly last: number;
	readonly isDiagram: boolean;
}[] {
	const found: { first: number; last: number; isDiagram: boolean }[] = [];
	let open: { at: number; mark: string; isDiagram: boolean } | undefined;
	for (const [at, line] of lines.entries()) {
		if (!/^[ \t]*(?:`{3}|~{3})/.test(line)) continue;
		if (!open) {
			const [, mark = "", word = ""] = opening.exec(line) ?? [];
			open = { at, mark, isDiagram: word.toLowerCase() === "mermaid" };
		} else if (line.trim().startsWith(open.mark) && isClosing(line)) {
			found.push({ first: open.at, last: at, isDiagram: open.isDiagram });
			open = undefined;
		}
	}
	return found;
}

function isClosing(line: string): boolean {
	return /^[ \t]*(?:`+|~+)[ \t]*$/.test(line);
}
