import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { isTacitError } from "../../../../src/core/errors.ts";
import {
	editNote,
	type NoteEdit,
} from "../../../../src/core/markdown/editNote.ts";
import { gistOf } from "../../../../src/core/markdown/gist.ts";
import { noteBlocks } from "../../../../src/core/markdown/noteBlocks.ts";
import { parseNote } from "../../../../src/core/markdown/parseNote.ts";
import { safeMarkdown } from "../../../../src/core/markdown/safeMarkdown.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { scanNote } from "../../../../src/core/scan/scanNote.ts";
import { decodeText, encodeText } from "../../../../src/core/textEncoding.ts";

/** Real Markdown of other projects, which is not part of this one. */
const others =
	process.env["TACIT_CORPUS"] ??
	join(import.meta.dirname, "../../../../../shared/corpus");
/** A few of our own, as awkward as they can be. */
const own = join(import.meta.dirname, "../../../fixtures/markdown");

const textsIn = (folder: string) =>
	(existsSync(folder)
		? readdirSync(folder, { recursive: true, encoding: "utf8" })
		: []
	)
		.filter((name) => name.endsWith(".md"))
		.map((name) => {
			const bytes = readFileSync(join(folder, name));
			const decoded = decodeText(bytes);
			if (!("text" in decoded)) throw new Error(`${name} is not text`);
			return { name, bytes, ...decoded };
		});
const ownTexts = textsIn(own);
const otherTexts = textsIn(others);
const absent = `(there is none at ${others}; TACIT_CORPUS says where)`;

const at = {
	path: "docs/.tacit/words.k3f9q2mx.md" as RepoPath,
	noteFolder: "docs" as RepoPath,
};
const frontMatter = "---\nid: k3f9q2mx\n---\n\n";
const anchor = "\n\n```ts tacit file=a.ts lines=1-1\nlet a;\n```\n";

it("there are awkward Markdown files of our own", () => {
	expect(ownTexts.length).toBeGreaterThan(20);
});

describe.each([
	["our own", ownTexts, 1],
	[
		`the corpus of other projects ${otherTexts.length > 0 ? "" : absent}`,
		otherTexts,
		3,
	],
])("every Markdown file of %s", (_, texts, every) => {
	beforeEach(({ skip }) => skip(texts.length === 0, absent));

	it("is written back to the same bytes", () => {
		for (const { name, bytes, text, encoding } of texts)
			expect(Buffer.compare(encodeText(text, encoding), bytes), name).toBe(0);
	});

	it("is read alike by scanner and codec, and keeps every byte when nothing is changed", () => {
		for (const { name, text } of texts) {
			scanNote(text, at);
			const whole = frontMatter + text + anchor;
			const { head, findings, body, prose, layout } = parseNote(whole, at);
			expect(scanNote(whole, at), name).toEqual({ head, findings });
			const edits: NoteEdit[] = [
				{ type: "prose", prose: prose.lead },
				{ type: "title", title: layout?.title?.text ?? "" },
				{ type: "body", body },
			];
			// Each costs a reading of the whole file, so each file has its turn with one.
			const edit = edits[text.length % edits.length];
			if (edit && layout?.title)
				expect(
					editNote(whole, at, edit) === whole,
					`${name} ${edit.type}`,
				).toBe(true);
		}
	});

	it("keeps every byte around a change", () => {
		// Of many files a third has to do.
		for (const { name, text } of texts.filter((_, at) => at % every === 0)) {
			const whole = frontMatter + text + anchor;
			const dated = editNote(whole, at, {
				type: "field",
				key: "date",
				value: "2026-11-22",
			});
			expect(dated.replace("date: 2026-11-22\n", "") === whole, name).toBe(
				true,
			);
			const title = noteBlocks(whole).headings.find(({ depth }) => depth === 1);
			const edited = attempt(() =>
				editNote(whole, at, { type: "title", title: "Another title" }),
			);
			if (title && edited !== undefined)
				expect(edited, name).toBe(
					`${whole.slice(0, title.start)}# Another title${whole.slice(title.end)}`,
				);
		}
	});

	it("is made safe and shortened without a crash", () => {
		for (const [at, { text }] of texts.entries()) {
			expect(gistOf(text).length).toBeLessThan(620);
			safeMarkdown(at % every === 0 ? text : gistOf(text));
		}
	});
});

describe.each(ownTexts)("$name, as it stands", ({ text }) => {
	it("is read alike by scanner and codec", () => {
		const { head, findings } = parseNote(text, at);
		expect(scanNote(text, at)).toEqual({ head, findings });
	});

	it("keeps every byte when nothing is changed", () => {
		const { head, body, prose, layout, discussion } = parseNote(text, at);
		const edits: NoteEdit[] = [
			{ type: "prose", prose: prose.lead },
			...(layout?.title
				? [
						{ type: "title", title: layout.title.text } as const,
						{ type: "body", body } as const,
					]
				: []),
			...discussion.flatMap((reply, index) =>
				reply.text === ""
					? []
					: [{ type: "edit-reply", index, text: reply.text } as const],
			),
			...(head ? [{ type: "field", key: "id", value: head.id } as const] : []),
		];
		for (const edit of edits) expect(editNote(text, at, edit)).toBe(text);
	});

	it("keeps every byte around an answer, and around a changed field", () => {
		const answered = attempt(() =>
			editNote(text, at, {
				type: "add-reply",
				by: undefined,
				date: "2026-11-25",
				text: "So.",
			}),
		);
		if (answered !== undefined) {
			const same = text.trimEnd();
			const put = answered.slice(0, answered.length - text.length);
			expect(answered.length).toBeGreaterThan(text.length);
			expect(put.length).toBeGreaterThan(0);
			expect(withoutReply(answered).trimEnd()).toBe(same);
		}
		const dated = attempt(() =>
			editNote(text, at, { type: "field", key: "date", value: "2026-11-25" }),
		);
		if (dated !== undefined)
			expect(dated.replace(/date: 2026-11-25(?:\r\n|\n|\r)/, "")).toBe(text);
	});
});

/** The text without the answer that was put in, and the heading above it if that came with it. */
function withoutReply(text: string): string {
	return text.replace(
		/(?:\s*## Discussion)?\s*### 2026-11-25\s+So\.(?=\s*$)/,
		"",
	);
}

/** `undefined` where the text is such that the change is refused. */
function attempt(task: () => string): string | undefined {
	try {
		return task();
	} catch (error) {
		if (isTacitError(error)) return undefined;
		throw error;
	}
}
