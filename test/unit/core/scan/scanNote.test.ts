import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { composeNote } from "../../../../src/core/markdown/composeNote.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { scanNote } from "../../../../src/core/scan/scanNote.ts";
import { generateNotes } from "../../../support/generateNotes.ts";
import { newNote } from "../markdown/arbitraryNote.ts";
import { meanNote } from "./meanMarkdown.ts";

const at = {
	path: "src/auth/.tacit/some-words.k3f9q2mx.md" as RepoPath,
	noteFolder: "src/auth" as RepoPath,
};
const codecReads = (text: string) => {
	const { head, findings } = parseNote(text, at);
	return { head, findings };
};

describe("scanNote", () => {
	it("reads what the codec reads, from texts that are as mean as they can be", () => {
		fc.assert(
			fc.property(meanNote, (text) => {
				expect(scanNote(text, at)).toEqual(codecReads(text));
			}),
			{ numRuns: 500 },
		);
	});

	it("reads what the codec reads, from notes with pieces torn out and put elsewhere", () => {
		const torn = fc
			.tuple(
				newNote,
				fc.nat(),
				fc.nat(),
				fc.nat(),
				fc.constantFrom("", "\n", "```", "<b>\n", "  "),
			)
			.map(([note, a, b, c, glue]) => {
				const text = composeNote({ ...note, noteFolder: at.noteFolder });
				const [from, to, into] = [a, b, c].map(
					(each) => each % (text.length + 1),
				) as [number, number, number];
				const piece = text.slice(Math.min(from, to), Math.max(from, to));
				return text.slice(0, into) + glue + piece + glue + text.slice(into);
			});
		fc.assert(
			fc.property(torn, (text) => {
				expect(scanNote(text, at)).toEqual(codecReads(text));
			}),
			{ numRuns: 60 },
		);
	});

	it("finds the title and the blocks that remark finds with everything switched on", () => {
		const remark = unified()
			.use(remarkParse)
			.use(remarkFrontmatter)
			.use(remarkGfm)
			.freeze();
		fc.assert(
			fc.property(meanNote, (text) => {
				const bare = text.replace(/^\ufeff/, "");
				const { head } = scanNote(text, at);
				if (!head) return;
				const root: Root = remark.parse(bare);
				const lines = root.children.flatMap((node) =>
					node.type === "code" &&
					node.position?.start.column === 1 &&
					/^tacit(?:[ \t]|$)/.test(node.meta ?? "")
						? [node.position.start.line]
						: [],
				);
				expect(lines).toEqual(
					expect.arrayContaining(head.anchors.map(({ noteLine }) => noteLine)),
				);
				const title = root.children.find(
					(node) => node.type === "heading" && node.depth === 1,
				);
				const source = title
					? bare.slice(title.position?.start.offset, title.position?.end.offset)
					: "";
				if (title?.type === "heading" && title.children.length > 0)
					for (const word of head.title.split(" "))
						expect(source).toContain(word);
			}),
			{ numRuns: 300 },
		);
	});

	it("reads notes as people write them", () => {
		const { notes } = generateNotes({ count: 200 });
		for (const text of notes.values())
			expect(scanNote(text, at)).toEqual(codecReads(text));
	});

	it.each([
		["HTML", "<div>\n\n```ts tacit file=b.ts\n```\n</div>\n"],
		["a comment that holds a block", "<!--\n```ts tacit file=b.ts\n```\n-->\n"],
		[
			"a fence in a list",
			"1. a\n\n   ```sh\n   x\n```ts tacit file=b.ts\n```\n",
		],
		[
			"an indented fence that holds a block",
			"  ````\n```ts tacit file=b.ts\n```\n  ````\n",
		],
		["a carriage return alone", "a\r```ts tacit file=b.ts\r```\r"],
		["an address in brackets", "<https://example.org>\n"],
		["a quote", "> ```\n```ts tacit file=b.ts\n```\n"],
		["a footnote", "[^1]: ```\n```ts tacit file=b.ts\n```\n"],
		["a table", "a | b\n- | -\n```ts tacit file=b.ts\n```\n"],
		["a definition", "[a]: /b '\n```ts tacit file=b.ts\n```\n'\n"],
		["a comment with blank lines", "<!--\n\na\n\n# x\n\n-->\n"],
		["HTML until a blank line", "<div>\n# x\n```ts tacit file=b.ts\n\nb\n"],
		["code below which a list would begin", "\ta\n\n10. \n===\n"],
	])("agrees with the codec about %s", (_, body) => {
		const text = `---\nid: k3f9q2mx\n---\n# T\n\n${body}\n\`\`\`ts tacit file=a.ts\n\`\`\`\n`;
		expect(scanNote(text, at)).toEqual(codecReads(text));
		expect(scanNote(text, at).head).toBeDefined();
	});

	it("keeps no note in memory for the sake of its head", () => {
		const secret = "x".repeat(100_000);
		const text = `---\nid: k3f9q2mx\nby:\n  - Somebody With A Long Name <somebody@example.org>\n---\n# A title longer than a pointer\n\n${secret}\n\n\`\`\`ts tacit file=a-longer-file-name.ts symbol=SomeClass.someMethod who=somebody-else-entirely\n\`\`\`\n`;
		setFlagsFromString("--expose-gc");
		const gc: () => void = runInNewContext("gc");
		gc();
		const before = process.memoryUsage().heapUsed;
		const heads = Array.from({ length: 100 }, (_, index) =>
			scanNote(`${text}${index}`, at),
		);
		gc();
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(1_000_000);
		expect(heads).toHaveLength(100);
	});
});
