import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Visibility } from "../../../src/core/note.ts";
import { makeNoteId, type NoteId } from "../../../src/core/noteId.ts";
import {
	isNotePath,
	noteFolderOf,
	noteFoldersFor,
	noteIdInName,
	notePathFor,
	slugOf,
} from "../../../src/core/notePath.ts";
import { folderOf, type RepoPath } from "../../../src/core/repoPath.ts";

const id = "k3f9q2mx" as NoteId;
const published = (path: string) => ({
	visibility: "published" as const,
	path: path as RepoPath,
});
const draft = (path: string) => ({
	visibility: "draft" as const,
	path: path as RepoPath,
});

describe("which files are notes", () => {
	it.each([
		["src/auth/.tacit/refresh-early.k3f9q2mx.md", "src/auth"],
		[".tacit/on-the-whole.k3f9q2mx.md", ""],
		[".tacit/src/auth/refresh-early.k3f9q2mx.md", "src/auth"],
		["src/.tacit/.tacit/on-a-note.k3f9q2mx.md", "src/.tacit"],
		[".tacit/media/about-media.k3f9q2mx.md", "media"],
		["src/.tacit/with.dots.k3f9q2mx.md", "src"],
	])("%s speaks of the folder “%s”", (path, folder) => {
		expect(isNotePath(published(path))).toBe(true);
		expect(noteFolderOf(published(path))).toBe(folder);
	});

	it.each([
		["src/auth/refresh-early.k3f9q2mx.md"],
		["src/auth/.tacit/README.md"],
		["src/auth/.tacit/refresh-early.md"],
		["src/auth/.tacit/.k3f9q2mx.md"],
		["src/auth/.tacit/refresh-early.K3F9Q2MX.md"],
		["src/auth/.tacit/refresh-early.13f9q2mx.md"],
		["src/auth/.tacit/media/refresh-early.k3f9q2mx.md"],
		[".tacit/templates/refresh-early.k3f9q2mx.md"],
		[".tacit/sessions/2026/refresh-early.k3f9q2mx.md"],
		[".tacit/config.yaml"],
	])("%s is no note", (path) => {
		expect(isNotePath(published(path))).toBe(false);
	});

	it("takes the path of a draft for the folder it speaks of", () => {
		const file = draft("src/auth/refresh-early.k3f9q2mx.md");
		expect(isNotePath(file)).toBe(true);
		expect(noteFolderOf(file)).toBe("src/auth");
		expect(noteFolderOf(draft("at-the-root.k3f9q2mx.md"))).toBe("");
	});

	it("finds the id at the end of the name alone", () => {
		expect(noteIdInName("a/x.abcdefgh.k3f9q2mx.md" as RepoPath)).toBe(id);
		expect(noteIdInName("a.k3f9q2mx.md/x.md" as RepoPath)).toBeUndefined();
	});
});

describe("where a new note belongs", () => {
	const place = (
		folder: string,
		visibility: Visibility,
		layout: "beside" | "root",
	) => notePathFor(folder as RepoPath, "early", id, visibility, layout);

	it("is beside the code, in the mirrored tree, or among the drafts", () => {
		expect(place("src/auth", "published", "beside")).toBe(
			"src/auth/.tacit/early.k3f9q2mx.md",
		);
		expect(place("src/auth", "published", "root")).toBe(
			".tacit/src/auth/early.k3f9q2mx.md",
		);
		expect(place("src/auth", "draft", "root")).toBe(
			"src/auth/early.k3f9q2mx.md",
		);
		expect(place("", "published", "root")).toBe(".tacit/early.k3f9q2mx.md");
	});

	it("is where it is found, whatever the layout, for folders that are reserved", () => {
		expect(place("templates/mail", "published", "root")).toBe(
			"templates/mail/.tacit/early.k3f9q2mx.md",
		);
		expect(place(".tacit/templates", "published", "beside")).toBe(
			".tacit/.tacit/templates/early.k3f9q2mx.md",
		);
	});

	it("is nowhere for folders whose notes would not be found", () => {
		expect(() => place("sessions/.tacit/deeper", "published", "root")).toThrow(
			"deep among Tacit’s own files",
		);
	});

	/** Inside a reserved folder's `.tacit`, or inside two of them. */
	const isTooDeep = (folder: string) =>
		/^(?:templates|sessions)\/(?:.*\/)?\.tacit\/(?!\.tacit)/.test(folder) ||
		/(?:^|\/)\.tacit\/(?!\.tacit).*\.tacit(?:\/|$)/.test(folder);

	it("is always a note on that folder, in a folder that is looked into for it", () => {
		const part = fc.constantFrom(
			"src",
			"templates",
			"sessions",
			".tacit",
			"media",
			"a b",
		);
		fc.assert(
			fc.property(
				fc.array(part, { maxLength: 4 }),
				fc.constantFrom("published", "draft"),
				fc.constantFrom("beside", "root"),
				fc.uint8Array({ minLength: 8, maxLength: 8 }),
				(parts, visibility, layout, random) => {
					const folder = parts.join("/") as RepoPath;
					const noteId = makeNoteId(random);
					if (visibility === "published" && isTooDeep(folder)) return;
					const path = notePathFor(folder, "early", noteId, visibility, layout);
					const file = { visibility, path };
					expect(isNotePath(file)).toBe(true);
					expect(noteIdInName(path)).toBe(noteId);
					expect(noteFolderOf(file)).toBe(folder);
					if (visibility === "published")
						expect(noteFoldersFor(folder)).toContain(folderOf(path));
				},
			),
		);
	});
});

describe("the slug of a title", () => {
	it.each([
		[
			"Refresh tokens before they expire, not on a 401",
			"refresh-tokens-before-they-expire-not-on-a-401",
		],
		["Größe in Byte, nicht in Zeichen", "grosse-in-byte-nicht-in-zeichen"],
		["Don’t `await` here — Łódź, Ærø", "dont-await-here-lodz-aero"],
		["令牌过期前刷新", "令牌过期前刷新"],
		["Зачем мы ждём Йод", "зачем-мы-ждём-йод"],
		["한국어 제목", "한국어-제목"],
		["हिन्दी में", "हिन्दी-में"],
		["con", "con-note"],
		["COM¹", "com1-note"],
		["../../etc/passwd", "etc-passwd"],
		["🎉🎉", "note"],
		["", "note"],
		["-rf *", "rf"],
	])("of “%s” is “%s”", (title, slug) => {
		expect(slugOf(title)).toBe(slug);
	});

	it("ends between words where it is cut", () => {
		const slug = slugOf("because ".repeat(20));
		expect(slug).toBe(
			"because-because-because-because-because-because-because",
		);
	});

	it("is safe for every title", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
				const slug = slugOf(title);
				expect(slug.length).toBeGreaterThan(0);
				expect(slug.length).toBeLessThanOrEqual(60);
				expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u);
				expect(slug).not.toMatch(/-$|--|[A-Z]/);
				expect(slug).not.toMatch(/\p{Surrogate}/u);
				expect(slug.normalize("NFC")).toBe(slug);
			}),
			{ numRuns: 500 },
		);
	});
});
