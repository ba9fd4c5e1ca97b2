import type { Definition, Image, Link, Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { limitFinding } from "./noteLimits.ts";

/** Where an address stands in a Markdown text: of a link, an image or a definition. */
export interface LinkPlace {
	/** As Markdown reads it: entities and backslash escapes are undone. */
	readonly url: string;
	/** Offset of the address in UTF-16 units, without the angle brackets that may stand around it. */
	readonly start: number;
	/** Before this offset it ends. */
	readonly end: number;
	/** 1-based line on which the link begins. */
	readonly line: number;
}

interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** Where the parser found the address of a node. */
const stretches = new WeakMap<object, Stretch>();

const parser = unified()
	.use(remarkParse)
	.use(remarkFrontmatter)
	.use(remarkGfm)
	.use(noteAddresses)
	.freeze();

/**
 * The addresses of the links in a Markdown text, in the order of the links: nothing that only looks like one, in code
 * say. Empty for a text over the limits of notes; see `safeMarkdown` for how long it may take.
 */
export function linkPlaces(text: string): readonly LinkPlace[] {
	if (limitFinding(text)) return [];
	// The parser does not count a byte order mark.
	const skipped = text.startsWith("\ufeff") ? 1 : 0;
	const root: Root = parser.parse(text.slice(skipped));
	const places: LinkPlace[] = [];
	const pending: Nodes[] = [root];
	for (let node = pending.pop(); node; node = pending.pop()) {
		const stretch = isLink(node) ? stretches.get(node) : undefined;
		if (isLink(node) && stretch)
			places.push({
				url: node.url,
				start: stretch.start + skipped,
				end: stretch.end + skipped,
				line: node.position?.start.line ?? 1,
			});
		if ("children" in node) pending.push(...node.children.toReversed());
	}
	return places;
}

function isLink(node: Nodes): node is Link | Image | Definition {
	return (
		node.type === "link" || node.type === "image" || node.type === "definition"
	);
}

/** Has the parser say where the addresses stand, which its tree does not tell. */
function noteAddresses(this: Processor): void {
	const data = this.data();
	data.fromMarkdownExtensions ??= [];
	const { fromMarkdownExtensions } = data;
	type Handles = NonNullable<
		Exclude<
			(typeof fromMarkdownExtensions)[number],
			readonly unknown[]
		>["enter"]
	>;
	const keeping = (brackets: number): NonNullable<Handles[keyof Handles]> =>
		function ({ start, end }) {
			const node = this.stack.at(-1);
			if (node)
				stretches.set(node, {
					start: start.offset + brackets,
					end: end.offset - brackets,
				});
		};
	fromMarkdownExtensions.push({
		enter: {
			resourceDestinationLiteral: keeping(1),
			resourceDestinationRaw: keeping(0),
			definitionDestinationLiteral: keeping(1),
			definitionDestinationRaw: keeping(0),
		},
	});
}
