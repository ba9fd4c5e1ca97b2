import type {
	Definition,
	Nodes,
	PhrasingContent,
	Root,
	RootContent,
	Text,
} from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { TacitError } from "../errors.ts";
import { msg } from "../message.ts";
import { maximumNoteLength } from "./noteLimits.ts";
import { plainMarkdown } from "./plainMarkdown.ts";
import { type LinkBase, safeTarget } from "./safeTarget.ts";
import { visibleCode, visibleText } from "./visibleText.ts";

/** How a note's text is to be shown. */
export interface SafeMarkdownOptions {
	/** What relative links mean; without it they become text. */
	readonly links?: LinkBase | undefined;
	/** By how many levels headings are lowered; 0 when left out. */
	readonly demoteHeadings?: number | undefined;
	/** Leaves blocks out that say `tacit`. */
	readonly withoutAnchors?: boolean | undefined;
	/** The source is a title's: one line, in which a mark at its start begins no block. So is what is returned, without a line end. */
	readonly isTitle?: boolean | undefined;
	/** Whether it will be shown where `$(name)` is an icon even in code, as with `MarkdownString.supportThemeIcons`. */
	readonly themeIcons?: boolean | undefined;
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Deeper lists and quotes are shown as their source: readers differ about them, and some overflow. */
const deepest = 16;

/**
 * Makes anybody's Markdown safe to show in hovers, comments and webviews; the one function that does. Nothing in what it
 * returns loads, runs or hides anything: images become links, HTML becomes text, and links lead to the web, to a
 * mail address or into the repository, or are text. It is written so that readers of Markdown cannot differ about it:
 * no references, no bare addresses, every mark escaped. About 1 ms for a usual note; for hostile text the time
 * grows with the square of its length, so give it little, or call it in a worker. Throws `too-large` over the
 * size limit of notes.
 */
export function safeMarkdown(
	source: string,
	options: SafeMarkdownOptions = {},
): string {
	if (source.length > maximumNoteLength)
		throw new TacitError("too-large", msg`The text is too large to be shown.`);
	try {
		return readAndWrite(source, options);
	} catch (error) {
		// Remark visits marks inside marks by recursion; thousands of them are no prose.
		if (error instanceof RangeError) return asCode(source, options);
		throw error;
	}
}

function readAndWrite(source: string, options: SafeMarkdownOptions): string {
	const text = options.isTitle ? `# ${source.replace(/\s+/g, " ")}` : source;
	const root = parser.parse(text);
	const context: Context = {
		options,
		source: text,
		definitions: definitionsOf(root),
		depth: 0,
		isInLink: false,
	};
	const [first] = root.children;
	const children =
		options.isTitle && first?.type === "heading"
			? safeBlock({ ...first, type: "paragraph" }, context)
			: safeBlocks(root.children, context);
	const safe = plainMarkdown(
		{ type: "root", children },
		options.themeIcons ?? false,
	);
	return options.isTitle ? safe.trimEnd() : safe;
}

function asCode(source: string, { isTitle }: SafeMarkdownOptions): string {
	const value = visibleCode(source);
	const node: RootContent = isTitle
		? {
				type: "paragraph",
				children: [
					{
						type: "inlineCode",
						value: value.replace(/\s+/g, " ").slice(0, 200),
					},
				],
			}
		: { type: "code", value };
	const safe = plainMarkdown({ type: "root", children: [node] }, false);
	return isTitle ? safe.trimEnd() : safe;
}

interface Context {
	readonly options: SafeMarkdownOptions;
	readonly source: string;
	/** By identifier; the first of a name counts. */
	readonly definitions: ReadonlyMap<string, Definition>;
	readonly depth: number;
	readonly isInLink: boolean;
}

function definitionsOf(root: Root): Map<string, Definition> {
	const definitions = new Map<string, Definition>();
	const pending: RootContent[] = [...root.children].reverse();
	for (let node = pending.pop(); node; node = pending.pop()) {
		if (node.type === "definition" && !definitions.has(node.identifier))
			definitions.set(node.identifier, node);
		if ("children" in node)
			for (const child of [...node.children].reverse()) pending.push(child);
	}
	return definitions;
}

/** Keeps what is known to be harmless; a kind of node that is not named here does not come through. */
function safeBlocks<T extends RootContent>(
	nodes: readonly T[],
	context: Context,
): T[] {
	// The tree's shape is kept, so the children of a list stay items, those of a table rows.
	return nodes.flatMap((node) => safeBlock(node, context)) as T[];
}

function safeBlock(node: RootContent, context: Context): RootContent[] {
	const { options, depth } = context;
	const inner = { ...context, depth: depth + 1 };
	switch (node.type) {
		case "paragraph": {
			const children = safeInline(node.children, context);
			return children.every(isSpace) ? [] : [{ type: "paragraph", children }];
		}
		case "heading":
			return [
				{
					type: "heading",
					depth: Math.min(
						6,
						node.depth + (options.demoteHeadings ?? 0),
					) as typeof node.depth,
					children: safeInline(node.children, context),
				},
			];
		case "thematicBreak":
			return [{ type: "thematicBreak" }];
		case "code":
			if (options.withoutAnchors && /^tacit(?:[ \t]|$)/.test(node.meta ?? ""))
				return [];
			return [
				{
					type: "code",
					lang: /^[\w+#.-]+$/.test(node.lang ?? "")
						? (node.lang ?? null)
						: null,
					value: visibleCode(node.value),
				},
			];
		case "html":
			return asText(withoutComments(node.value));
		case "blockquote":
		case "list":
		case "listItem": {
			if (depth > deepest) return asText(sourceOf(node, context));
			const children = safeBlocks<RootContent>(node.children, inner);
			// An empty one is where readers begin to differ about what follows.
			if (children.length === 0) return [];
			// With blank lines between blocks, no reader takes one for the last line of the other.
			return [{ ...bare(node), spread: true, children } as typeof node];
		}
		case "table": {
			// Some readers drop the cells beyond the heads, others show them.
			const columns = node.children[0]?.children.length ?? 0;
			const rows = safeBlocks(node.children, inner);
			return [
				{
					...bare(node),
					children: rows.map((row) => ({
						...row,
						children: row.children.slice(0, columns),
					})),
				},
			];
		}
		case "tableRow":
			return [{ type: "tableRow", children: safeBlocks(node.children, inner) }];
		case "tableCell":
			return [
				{ type: "tableCell", children: safeInline(node.children, context) },
			];
		case "footnoteDefinition": {
			const [first, ...rest] = safeBlocks(node.children, inner);
			const mark: Text = {
				type: "text",
				value: `[${node.label ?? node.identifier}]: `,
			};
			return first?.type === "paragraph"
				? [{ ...first, children: joined([mark, ...first.children]) }, ...rest]
				: [
						{ type: "paragraph", children: [mark] },
						...(first ? [first] : []),
						...rest,
					];
		}
		default:
			return [];
	}
}

/** The node's own properties, without what others may have added. */
function bare<T extends RootContent>(node: T): T {
	const { position: _position, data: _data, ...own } = node;
	return own as T;
}

function safeInline(
	nodes: readonly PhrasingContent[],
	context: Context,
): PhrasingContent[] {
	return joined(nodes.flatMap((node) => safePhrase(node, context)));
}

function safePhrase(
	node: PhrasingContent,
	context: Context,
): PhrasingContent[] {
	const { isTitle } = context.options;
	const lineBreak: PhrasingContent[] = isTitle
		? text(" ")
		: [{ type: "break" }];
	switch (node.type) {
		case "text":
			// An entity may stand for a line end.
			return text(isTitle ? node.value.replace(/\s+/g, " ") : node.value);
		case "emphasis":
		case "strong":
		case "delete": {
			if (context.depth > deepest) return text(sourceOf(node, context));
			const inner = { ...context, depth: context.depth + 1 };
			const children = safeInline(node.children, inner);
			return children.length > 0 ? [{ type: node.type, children }] : [];
		}
		case "inlineCode":
			return [{ type: "inlineCode", value: safeCode(node.value, context) }];
		case "break":
			return lineBreak;
		case "html":
			return /^<br[ \t]*\/?>$/i.test(node.value)
				? lineBreak
				: text(withoutComments(node.value));
		case "link":
			return linked(
				node.url,
				safeInline(node.children, { ...context, isInLink: true }),
				context,
			);
		case "image":
			return linked(node.url, text(node.alt || node.url), context);
		case "linkReference":
			return linked(
				context.definitions.get(node.identifier)?.url,
				safeInline(node.children, { ...context, isInLink: true }),
				context,
			);
		case "imageReference": {
			const url = context.definitions.get(node.identifier)?.url;
			return linked(url, text(node.alt || url || ""), context);
		}
		case "footnoteReference":
			return text(`[${node.label ?? node.identifier}]`);
		default:
			return [];
	}
}

function linked(
	url: string | undefined,
	children: PhrasingContent[],
	{ options, isInLink }: Context,
): PhrasingContent[] {
	const target =
		url === undefined || isInLink ? undefined : safeTarget(url, options.links);
	if (target === undefined) return children;
	const isEmpty = children.length === 0;
	return [
		{ type: "link", url: target, children: isEmpty ? text(target) : children },
	];
}

function safeCode(value: string, { options }: Context): string {
	const line = visibleCode(value).replace(/\s*[\r\n]\s*/g, " ");
	// VS Code looks for icons in what Markdown has become, code included; a backslash there is its own escape.
	return options.themeIcons ? line.replace(/\$(?=\([A-Za-z])/g, "\\$") : line;
}

function text(value: string): Text[] {
	const visible = visibleText(value);
	return visible === "" ? [] : [{ type: "text", value: visible }];
}

function asText(value: string): RootContent[] {
	const children = text(value.trim());
	return children.length > 0 ? [{ type: "paragraph", children }] : [];
}

function isSpace(node: PhrasingContent): boolean {
	return (
		node.type === "break" || (node.type === "text" && node.value.trim() === "")
	);
}

function withoutComments(html: string): string {
	return html.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
}

function sourceOf(node: Nodes, { source }: Context): string {
	const { start, end } = node.position ?? {};
	return source.slice(start?.offset ?? 0, end?.offset ?? 0);
}

/**
 * Texts side by side become one: what is split could be escaped in halves, and read as a whole. Codes side by side,
 * where something between them was left out, are kept apart: their backticks would add up.
 */
function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
	const result: PhrasingContent[] = [];
	for (const node of nodes) {
		const last = result.at(-1);
		if (node.type === "text" && last?.type === "text")
			result[result.length - 1] = {
				type: "text",
				value: last.value + node.value,
			};
		else if (node.type === "inlineCode" && last?.type === "inlineCode")
			result.push(...text(" "), node);
		else result.push(node);
	}
	return result;
}
