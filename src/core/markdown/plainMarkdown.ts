import type { Emphasis, Link, Nodes, Root, Strong, Text } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";

type Handlers = NonNullable<Options["handlers"]>;
type Handle = NonNullable<Handlers[Nodes["type"]]>;

type State = Parameters<Handle>[2];
type Info = Parameters<Handle>[3];

const options: Options = {
	bullet: "-",
	rule: "-",
	fence: "`",
	fences: true,
	listItemIndent: "one",
	setext: false,
	closeAtx: false,
	handlers: {
		text: writeText as Handle,
		link: withPeek(writeLink as Handle, "["),
		emphasis: withPeek(writeEmphasis as Handle, "_"),
		strong: withPeek(writeStrong as Handle, "*"),
	},
};
const base = unified().use(remarkGfm, { tablePipeAlign: false });
const writer = base().use(remarkStringify, options).freeze();
const iconWriter = base()
	.use(remarkStringify, {
		...options,
		handlers: { ...options.handlers, text: writeTextBesideIcons as Handle },
	})
	.freeze();

/**
 * Writes a tree as Markdown about which readers cannot differ: every mark in text is escaped, addresses in text
 * are broken for those who would link them, links stand as `[text](url)`. The urls must be fit to stand bare: see
 * `safeTarget`. `hasIcons`: it will be shown where `$(name)` is an icon, and is to stay text.
 */
export function plainMarkdown(root: Root, hasIcons: boolean): string {
	return (hasIcons ? iconWriter : writer).stringify(root);
}

/** Says how the node begins; else it would be written once more to find out, and what is in it twice as often again. */
function withPeek(handle: Handle, first: string): Handle {
	return Object.assign(
		(...args: Parameters<Handle>): string => handle(...args),
		{ peek: () => first },
	);
}

function writeText(
	node: Text,
	_parent: unknown,
	state: State,
	info: Info,
): string {
	return escapeMarks(state.safe(node.value, info));
}

/** VS Code looks for icons in what Markdown has become; a backslash that is still there is its own escape. */
function writeTextBesideIcons(
	node: Text,
	parent: unknown,
	state: State,
	info: Info,
): string {
	return writeText(node, parent, state, info).replace(/\$(?=\()/g, "\\\\$");
}

/**
 * Goes over text that remark has escaped, and writes as entities what begins anything inside a line. Backslashes are
 * not enough: marked takes them off the brackets in a link's text before it looks for links there.
 */
function escapeMarks(escaped: string): string {
	return escaped.replace(
		/\\[!-/:-@[-`{-~]|&#x[0-9A-F]+;|www(?=\\?\.)|[\\`*_[\]<>&~|@]|:(?=\/\/)/gi,
		(found) => {
			if (found.startsWith("&#")) return found;
			if (found.length === 3)
				return `${found.slice(0, 2)}${entity(found.slice(2))}`;
			const mark = found.length === 2 ? found.slice(1) : found;
			return /[\\`*_[\]<>&~|@:]/.test(mark) ? entity(mark) : found;
		},
	);
}

function entity(mark: string): string {
	return named[mark] ?? `&#x${mark.charCodeAt(0).toString(16).toUpperCase()};`;
}

const named: Readonly<Record<string, string>> = {
	"<": "&lt;",
	">": "&gt;",
	"&": "&amp;",
};

function writeLink(
	node: Link,
	_parent: unknown,
	state: State,
	info: Info,
): string {
	const exit = state.enter("link");
	const exitLabel = state.enter("label");
	const label = state.containerPhrasing(node, {
		...info,
		before: "[",
		after: "]",
	});
	exitLabel();
	exit();
	return `[${label}](${node.url})`;
}

/** Remark would encode the characters around marks that another reader may not take for marks; here they are left. */
function writeEmphasis(
	node: Emphasis,
	_parent: unknown,
	state: State,
	info: Info,
): string {
	const isInWord =
		/[\p{L}\p{N}]$/u.test(info.before) || /^[\p{L}\p{N}]/u.test(info.after);
	return wrapped(node, isInWord ? "*" : "_", "emphasis", state, info);
}

function writeStrong(
	node: Strong,
	_parent: unknown,
	state: State,
	info: Info,
): string {
	return wrapped(node, "**", "strong", state, info);
}

function wrapped(
	node: Emphasis | Strong,
	marks: string,
	construct: "emphasis" | "strong",
	state: State,
	info: Info,
): string {
	const exit = state.enter(construct);
	const content = state.containerPhrasing(node, {
		...info,
		before: marks,
		after: marks,
	});
	exit();
	return marks + content + marks;
}
