import { isMap, isNode, isScalar, parseDocument } from "yaml";
import type { TeamConfig } from "../../core/config.ts";
import { readConfig } from "../../core/readConfig.ts";
import { appendBlock } from "./markedBlock.ts";

/**
 * The settings with another layout, all else to the byte; a layout that they did not name stands in a marked block, which
 * can be taken back. `undefined` where they are written in a form that Tacit does not edit.
 */
export function withLayout(
	source: string,
	layout: TeamConfig["layout"],
): string | undefined {
	const edited = edit(source, layout);
	return edited !== undefined && readConfig(edited).config.layout === layout
		? edited
		: undefined;
}

function edit(
	source: string,
	layout: TeamConfig["layout"],
): string | undefined {
	const document = parseDocument(source, { prettyErrors: false });
	const root = document.contents;
	if (document.errors.length > 0) return undefined;
	const pair = isMap(root)
		? root.items.find(({ key }) => isScalar(key) && key.value === "layout")
		: undefined;
	if (!pair) return appendBlock(source, [`layout: ${layout}`]);
	if (!isNode(pair.value) || !pair.value.range) return undefined;
	const [start, end] = pair.value.range;
	const gap = start === end && !/\s/.test(source[start - 1] ?? "") ? " " : "";
	return source.slice(0, start) + gap + layout + source.slice(end);
}
