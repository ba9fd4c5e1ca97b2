import type { Definition, Image, Link, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Finding } from "../finding.ts";
import { msg } from "../message.ts";
import { shortenFound } from "../shortenFound.ts";
import type { NotePlace } from "./headOf.ts";
import { publishedFolder } from "./publishedFolder.ts";
import { leavesRepository } from "./safeTarget.ts";

const parser = unified()
	.use(remarkParse)
	.use(remarkFrontmatter)
	.use(remarkGfm)
	.freeze();

/** Two dots in a row, in whatever way Markdown and addresses let them be written: without them no link leads upwards. */
const mayLeadUp = /(?:\\?\.|%2e|&#?\w+;){2}/i;

/**
 * The links and images in a note that lead out of the repository, which are shown as text. The note must be within
 * `noteLimits.ts`; see `safeMarkdown` for how long it may take.
 */
export function linkFindings(text: string, at: NotePlace): readonly Finding[] {
	if (!mayLeadUp.test(text)) return [];
	const folder = publishedFolder(at);
	const findings: Finding[] = [];
	const pending: RootContent[] = parser.parse(text).children.reverse();
	for (let node = pending.pop(); node; node = pending.pop()) {
		if (isLink(node) && leavesRepository(node.url, folder))
			findings.push({
				code: "link-outside",
				severity: "warning",
				lines: {
					start: node.position?.start.line ?? 1,
					end: node.position?.end.line ?? 1,
				},
				found: shortenFound(node.url),
				expected: msg`a path inside the repository, as seen from the note’s folder`,
			});
		if ("children" in node) pending.push(...node.children.toReversed());
	}
	return findings;
}

function isLink(node: RootContent): node is Link | Image | Definition {
	return (
		node.type === "link" || node.type === "image" || node.type === "definition"
	);
}
