import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	createNoteSearch,
	type NoteSearch,
} from "../../../../src/internalize/search/noteSearch.ts";
import { readQuery } from "../../../../src/internalize/search/readQuery.ts";
import type { Searched } from "../../../../src/internalize/search/searched.ts";
import { splitWords } from "../../../../src/internalize/search/splitWords.ts";
import { generateNotes } from "../../../support/generateNotes.ts";

function searched(key: string, parts: Partial<Searched> = {}): Searched {
	return {
		...{ key, kind: "why", state: "accepted", title: "" },
		...{ people: [], tags: [], paths: [], symbols: [], date: undefined },
		...{ file: `${key}.md` as RepoPath, visibility: "published" },
		...parts,
	};
}

function searchOver(
	notes: Readonly<Record<string, string | [Partial<Searched>, string]>>,
): NoteSearch {
	const search = createNoteSearch();
	for (const [key, note] of Object.entries(notes)) {
		const [parts, text] = typeof note === "string" ? [{}, note] : note;
		search.set(searched(key, parts), text);
	}
	return search;
}

const keysOf = (search: NoteSearch, typed: string, near?: string) =>
	search
		.find(readQuery(typed, true), 50, near as RepoPath | undefined)
		.map(({ key }) => key);

describe("search", () => {
	it("finds by title, text, code, names, people, tags and paths", () => {
		const search = searchOver({
			title: [{ title: "Aardvark" }, ""],
			text: "The badger digs.",
			code: "```ts\nchameleon();\n```\n",
			symbol: [{ symbols: ["DolphinPool"] }, ""],
			person: [{ people: [{ name: "Erwin Elch", email: "e@elk.org" }] }, ""],
			tag: [{ tags: ["ferret"] }, ""],
			path: [{ paths: ["src/giraffe.ts" as RepoPath] }, ""],
		});
		for (const [word, key] of Object.entries({
			...{ aardvark: "title", badger: "text", chameleon: "code" },
			...{ dolphin: "symbol", elch: "person", elk: "person" },
			...{ ferret: "tag", giraffe: "path" },
		}))
			expect(keysOf(search, word)).toEqual([key]);
	});

	it("finds a note by its id, not by the title that its file is named after, and a record by its file", () => {
		const search = searchOver({
			note: [{ file: "src/.tacit/old-title.k3f9q2mx.md" as RepoPath }, ""],
			record: [
				{ kind: "record", file: "doc/adr/0012-use-vite.md" as RepoPath },
				"",
			],
		});
		expect(keysOf(search, "k3f9q2mx")).toEqual(["note"]);
		expect(keysOf(search, "title ")).toEqual([]);
		expect(keysOf(search, "0012 ")).toEqual(["record"]);
		expect(keysOf(search, "path:old-title")).toEqual(["note"]);
	});

	it("finds names by their parts, words by their stem, and what means the same", () => {
		const search = searchOver({
			name: "Raise `retryCount` with care.",
			stem: "It was configured by hand.",
			meaning: "The database is slow.",
		});
		expect(keysOf(search, "retry count ")[0]).toBe("name");
		expect(keysOf(search, "retrycount ")).toEqual(["name"]);
		expect(keysOf(search, "configuring ")).toEqual(["stem"]);
		expect(keysOf(search, "db ")).toEqual(["meaning"]);
	});

	it("finds what begins so while it is typed", () => {
		const search = searchOver({ one: "The gateway drops it." });
		for (const typed of ["g", "gat", "gatewa", "the gat"])
			expect(keysOf(search, typed)).toEqual(["one"]);
	});

	it("forgives typing errors, but for words that somebody wrote so", () => {
		const search = searchOver({
			gateway: "The gateway drops it.",
			stale: "It goes stale.",
			stage: "On the stage server.",
		});
		expect(keysOf(search, "gatway ")).toEqual(["gateway"]);
		expect(keysOf(search, "gaetway")).toEqual(["gateway"]);
		expect(keysOf(search, "gatew")).toEqual(["gateway"]);
		expect(keysOf(search, "stale ")).toEqual(["stale"]);
		expect(keysOf(search, "zzz")).toEqual([]);
	});

	it("finds text without spaces by any part of it, and letters without their accents", () => {
		const search = searchOver({
			japanese: "再試行する回数を増やした。",
			german: "Größe in Byte.",
		});
		for (const part of ["再試行", "回数", "増", "た"])
			expect(keysOf(search, part)).toEqual(["japanese"]);
		expect(keysOf(search, "grosse")).toEqual(["german"]);
		expect(keysOf(search, "GRÖSSE")).toEqual(["german"]);
	});

	it("puts first what has all words, and in its title", () => {
		const search = searchOver({
			some: "Retry it. Retry it. Retry it.",
			...{ none: "The ledger is slow.", other: "Round half-even." },
			all: "Retry it when the gateway drops it.",
			title: [{ title: "Retry at the gateway" }, "Because."],
		});
		expect(keysOf(search, "why do we retry at the gateway")).toEqual([
			...["title", "all", "some"],
		]);
	});

	it("puts what holds no longer after what does, and finds it", () => {
		const search = searchOver({
			old: [{ state: "superseded", title: "Use Sprockets" }, "Use Sprockets."],
			new: [{ title: "Use Vite" }, "No more Sprockets."],
			reject: [{ state: "rejected" }, "No more Sprockets."],
		});
		expect(keysOf(search, "sprockets").slice(-1)).toEqual(["reject"]);
		expect(keysOf(search, "sprockets")).toContain("old");
	});

	it("puts first of what answers as well what is near, then the newest", () => {
		const text = "The limit is 500.";
		const search = searchOver({
			a: [{ date: "2020-01-01", paths: ["src/a/x.ts" as RepoPath] }, text],
			b: [{ date: "2021-01-01", paths: ["src/b/x.ts" as RepoPath] }, text],
			c: [{ date: "2022-01-01", paths: ["src/c/x.ts" as RepoPath] }, text],
		});
		expect(keysOf(search, "limit")).toEqual(["c", "b", "a"]);
		expect(keysOf(search, "limit", "src/a/y.ts")).toEqual(["a", "c", "b"]);
		expect(keysOf(search, "limit", "src/b/x.ts")).toEqual(["b", "c", "a"]);
	});

	it("keeps to filters, with words or without", () => {
		const search = searchOver({
			ada: [
				{
					...{ kind: "decision", tags: ["auth"] },
					people: [{ name: "Ada Lovelace", email: "ada@example.org" }],
					paths: ["src/api/token.ts" as RepoPath],
					date: "2020-01-01",
				},
				"limit",
			],
			grace: [{ kind: "question", state: "open", date: "2021-01-01" }, "limit"],
			draft: [{ visibility: "draft", date: "2022-01-01" }, "limit"],
			record: [{ kind: "record", date: "2023-01-01" }, "limit"],
		});
		for (const [typed, keys] of [
			["kind:decision", ["record", "ada"]],
			["kind:record limit", ["record"]],
			["by:lovelace", ["ada"]],
			["by:ADA@ tag:au", ["ada"]],
			["path:api/to limit", ["ada"]],
			["is:open", ["grace"]],
			["is:draft,open", ["draft", "grace"]],
			["is:draft is:open", []],
			["is:stale", ["draft", "grace", "ada"]],
			["tag:nobody limit", []],
			["", ["record", "draft", "grace", "ada"]],
		] as const)
			expect(keysOf(search, typed), typed).toEqual(keys);
	});

	it("finds by question words where there are no others", () => {
		const search = searchOver({ one: "This is why.", other: "Because." });
		expect(keysOf(search, "why ")).toEqual(["one"]);
	});
});

describe("search over many notes", () => {
	const notes = [...generateNotes({ count: 120, files: 20 }).notes];
	const put = (search: NoteSearch, [path, text]: readonly [string, string]) =>
		search.set(
			searched(path, {
				title: /^# (.*)$/m.exec(text)?.[1] ?? "",
				date: /^date: (.*)$/m.exec(text)?.[1],
			}),
			text,
		);
	const whole = createNoteSearch();
	for (const note of notes) put(whole, note);

	it("finds every note by every word of its text", () => {
		for (const [path, text] of notes.slice(0, 40)) {
			const words = new Set<string>();
			const body = text.slice(text.indexOf("# "));
			// What stands behind the fence is the anchor, not the text.
			splitWords(body.replace(/^```.*$/gm, ""), (word) => words.add(word));
			for (const word of words) {
				const found = whole.find(
					readQuery(`${word} `, true),
					Number.POSITIVE_INFINITY,
				);
				expect(
					found.some(({ key }) => key === path),
					`${word} in ${path}`,
				).toBe(true);
			}
		}
	});

	it("answers the same, whatever came and went before", () => {
		const texts = notes.slice(0, 12);
		const step = fc.record({
			at: fc.nat(texts.length - 1),
			words: fc.option(
				fc.array(fc.constantFrom("zebra", "ledger", "retryCount", "größe")),
			),
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
				const other = createNoteSearch();
				const now = new Map<string, string>();
				for (const { at, words } of steps) {
					const [path, text] = texts[at] as readonly [string, string];
					if (words === null) {
						other.delete(path);
						now.delete(path);
					} else {
						const changed = `${text}\n${words.join(" ")}`;
						put(other, [path, changed]);
						now.set(path, changed);
					}
				}
				const anew = createNoteSearch();
				for (const note of now) put(anew, note);
				expect(other.size).toEqual(anew.size);
				for (const typed of [
					...["k", "keep the inv", "why do we retry", "gatway", "zebra "],
					...["legder event", "größe", "kind:why ledger", '"before the"'],
				]) {
					const query = readQuery(typed, true);
					expect(other.find(query, 50), typed).toEqual(anew.find(query, 50));
				}
			}),
			{ numRuns: 60 },
		);
	});
});
