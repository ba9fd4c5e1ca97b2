import { lineEndOf } from "./markedBlock.ts";
import type { SourceItem, SourceNode } from "./sourceNode.ts";

/** How comments look between items. */
export type CommentSyntax = "json" | "toml";

/** The source with `text` as last item of an array or object; formatting follows the item before. */
export function appendItem(
	source: string,
	node: SourceNode,
	text: string,
	comments: CommentSyntax,
): string {
	const last = node.items.at(-1);
	if (!last) return splice(source, node.start + 1, node.start + 1, text);
	const isMultiLine = source.slice(node.start, last.start).includes("\n");
	if (!isMultiLine)
		return last.comma === undefined
			? splice(source, last.end, last.end, `, ${text}`)
			: splice(source, last.comma + 1, last.comma + 1, ` ${text},`);
	const lineStart = source.lastIndexOf("\n", last.start - 1) + 1;
	const indent = /^[ \t]*/.exec(source.slice(lineStart))?.[0] ?? "";
	const after = (last.comma ?? last.end - 1) + 1;
	const restOfLine = commentToLineEnd(source, after, comments);
	const line = `${lineEndOf(source)}${indent}${text}`;
	if (last.comma !== undefined)
		return splice(source, restOfLine, restOfLine, `${line},`);
	return splice(
		splice(source, restOfLine, restOfLine, line),
		last.end,
		last.end,
		",",
	);
}

/** The source without one item: exactly what `appendItem` added, wherever the item stands by now. */
export function removeItem(
	source: string,
	node: SourceNode,
	item: SourceItem,
): string {
	const before = node.items[node.items.indexOf(item) - 1];
	const floor = before ? (before.comma ?? before.end - 1) + 1 : node.start + 1;
	const gap = source.slice(floor, item.start);
	const comment = gap.trimEnd();
	const end = item.comma === undefined ? item.end : item.comma + 1;
	const isLineEnd = /^[ \t]*\r?\n/.test(source.slice(end));
	const start = floor + (comment === "" || isLineEnd ? comment : gap).length;
	if (item.comma !== undefined) {
		if (before || gap.includes("\n")) return splice(source, start, end, "");
		const rest = /^[ \t]*/.exec(source.slice(end))?.[0].length ?? 0;
		return splice(source, item.start, end + rest, "");
	}
	const without = splice(source, before ? start : item.start, item.end, "");
	return before?.comma === undefined
		? without
		: splice(without, before.comma, before.comma + 1, "");
}

function splice(
	source: string,
	start: number,
	end: number,
	text: string,
): string {
	return source.slice(0, start) + text + source.slice(end);
}

/** Behind a comment that follows on the same line, or `offset` where none does. */
function commentToLineEnd(
	source: string,
	offset: number,
	comments: CommentSyntax,
): number {
	const pattern =
		comments === "toml"
			? /[ \t]*#[^\r\n]*/y
			: /[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/(?=[ \t]*\r?\n))/y;
	pattern.lastIndex = offset;
	return offset + (pattern.exec(source)?.[0].length ?? 0);
}
