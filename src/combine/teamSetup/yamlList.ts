import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { appendBlock, insertBlock } from "./markedBlock.ts";
import { everyNote, speaksOfNotes } from "./notesPattern.ts";

/** The line of a list that Tacit adds. */
export const yamlItem = `- ${JSON.stringify(everyNote)}`;

/**
 * The YAML with every note in the list `key` at its top level, made if it is missing. `undefined` where the file
 * is written in another form (flow style, several documents, no list).
 */
export function withYamlExclusion(
	source: string,
	key: string,
): string | undefined {
	const document = parseDocument(source, { prettyErrors: false });
	const root = document.contents;
	if (document.errors.length > 0) return undefined;
	const appended = () =>
		/^(?:\.\.\.|---)/m.test(source.replace(/^\s*---[^\n]*\n?/, ""))
			? undefined
			: appendBlock(source, [`${key}:`, `  ${yamlItem}`]);
	if (root === null) return appended();
	if (!isMap(root) || root.flow) return undefined;
	const pair = root.items.find(
		(item) => isScalar(item.key) && item.key.value === key,
	);
	if (!pair) return appended();
	const list = pair.value;
	if (!isSeq(list) || list.flow) return undefined;
	const items = list.items.map((item) => (isScalar(item) ? item : undefined));
	if (items.some((item) => speaksOfNotes(String(item?.value)))) return source;
	const last = items.at(-1);
	if (!last?.range) return undefined;
	const lineStart = source.lastIndexOf("\n", last.range[0] - 1) + 1;
	const indent = /^[ ]*(?=- )/.exec(source.slice(lineStart))?.[0];
	const lineEnd = source.indexOf("\n", last.range[1]);
	return indent === undefined
		? undefined
		: insertBlock(
				source,
				lineEnd < 0 ? source.length : lineEnd + 1,
				[yamlItem],
				indent,
			);
}
