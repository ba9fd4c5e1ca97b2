import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
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
const corpus =
	process.env["TACIT_CORPUS"] ??
	join(import.meta.dirname, "../../../../../shared/corpus");
const files = existsSync(corpus)
	? readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) =>
			name.endsWith(".md"),
		)
	: [];
const at = {
	path: "docs/.tacit/words.k3f9q2mx.md" as RepoPath,
	noteFolder: "docs" as RepoPath,
};
const frontMatter = "---\nid: k3f9q2mx\n---\n\n";
const anchor = "\n\n```ts tacit file=a.ts lines=1-1\nlet a;\n```\n";

describe.skipIf(files.length === 0)("every Markdown file of the corpus", () => {
	const texts = files.map((name) => {
		const bytes = readFileSync(join(corpus, name));
		const decoded = decodeText(bytes);
		if (!("text" in decoded)) throw new Error(`${name} is not text`);
		return { name, bytes, ...decoded };
	});

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

	it("keeps every byte around a change, in every third file", () => {
		for (const { name, text } of texts.filter((_, at) => at % 3 === 0)) {
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
			safeMarkdown(at % 3 === 0 ? text : gistOf(text));
		}
	});
});

/** `undefined` where the text is such that the change is refused. */
function attempt(task: () => string): string | undefined {
	try {
		return task();
	} catch (error) {
		if (isTacitError(error)) return undefined;
		throw error;
	}
}
