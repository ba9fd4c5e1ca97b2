import type {
	AnchorSpan,
	HeadingBlock,
	NoteBlocks,
	Span,
} from "./noteBlocks.ts";
import { discussionHeading, type Reply, readReplyHeading } from "./reply.ts";
import { trimBlankLines } from "./trimBlankLines.ts";

/**
 * Where the parts of a note stand in its text; offsets in UTF-16 units. Prose, lead, body and replies are without the
 * blank lines around them; an empty one has `start === end`, after the line that it would follow.
 */
export interface NoteLayout {
	/** `content` is what lies between the fences. */
	readonly frontMatter: NoteBlocks["frontMatter"];
	/** The first level-1 heading. */
	readonly title: HeadingBlock | undefined;
	/** Title and prose. */
	readonly body: Span;
	readonly prose: Span;
	readonly lead: Span;
	readonly sections: readonly SectionSpan[];
	/** Every block that says `tacit`, those with faults too. */
	readonly anchors: readonly AnchorSpan[];
	/** The heading of the discussion, and where its last entry ends. */
	readonly discussion:
		| { readonly heading: HeadingBlock; readonly end: number }
		| undefined;
	readonly replies: readonly ReplySpan[];
}

/** A section of the prose. */
export interface SectionSpan {
	readonly heading: HeadingBlock;
	readonly body: Span;
}

/** A reply from its heading to its end. */
export interface ReplySpan extends Span {
	readonly reply: Reply;
	readonly heading: HeadingBlock;
	readonly body: Span;
}

/** Lays out what `noteBlocks` found in `text`. */
export function noteLayout(blocks: NoteBlocks, text: string): NoteLayout {
	const { frontMatter, headings, anchors } = blocks;
	const title = headings.find(({ depth }) => depth === 1);
	const start =
		title?.end ?? frontMatter?.end ?? (blocks.hasByteOrderMark ? 1 : 0);
	const heading = headings.find(
		(each) => each.start >= start && isDiscussion(each),
	);
	const end = Math.min(
		heading?.start ?? text.length,
		anchors.find((anchor) => anchor.start >= start)?.start ?? text.length,
	);
	const prose = trimmed(text, { start, end });
	const inProse = headings.filter(
		(each) => each.start >= prose.start && each.end <= prose.end,
	);
	return {
		frontMatter,
		title,
		body: title
			? { start: title.start, end: Math.max(title.end, prose.end) }
			: prose,
		prose,
		lead: trimmed(text, {
			start,
			end: inProse[0]?.start ?? end,
		}),
		sections: inProse.map((each, index) => ({
			heading: each,
			body: trimmed(text, {
				start: each.end,
				end: inProse[index + 1]?.start ?? end,
			}),
		})),
		anchors,
		...layOutDiscussion(heading, blocks, text),
	};
}

function layOutDiscussion(
	heading: HeadingBlock | undefined,
	{ headings, anchors }: NoteBlocks,
	text: string,
): Pick<NoteLayout, "discussion" | "replies"> {
	if (!heading) return { discussion: undefined, replies: [] };
	const after = headings.filter((each) => each.start > heading.start);
	const limit = after.find(({ depth }) => depth <= 2)?.start ?? text.length;
	const begun = after.flatMap((each) => {
		const read =
			each.depth === 3 && each.start < limit && readReplyHeading(each.text);
		return read ? [{ heading: each, read }] : [];
	});
	const replies = begun.map((each, index): ReplySpan => {
		const end = Math.min(
			begun[index + 1]?.heading.start ?? limit,
			anchors.find((anchor) => anchor.start > each.heading.start)?.start ??
				limit,
			limit,
		);
		const body = trimmed(text, { start: each.heading.end, end });
		return {
			start: each.heading.start,
			end: Math.max(each.heading.end, body.end),
			heading: each.heading,
			body,
			reply: { ...each.read, text: text.slice(body.start, body.end) },
		};
	});
	const content = trimmed(text, { start: heading.end, end: limit });
	return {
		discussion: { heading, end: Math.max(heading.end, content.end) },
		replies,
	};
}

function isDiscussion({ depth, text }: HeadingBlock): boolean {
	return depth === 2 && text.toLowerCase() === discussionHeading.toLowerCase();
}

/** The span without blank lines at its start and white space at its end; empty at its start where nothing is left. */
function trimmed(text: string, { start, end }: Span): Span {
	const source = text.slice(start, end);
	const bare = trimBlankLines(source);
	if (bare === "") return { start, end: start };
	const at = start + source.indexOf(bare);
	return { start: at, end: at + bare.length };
}
