import {
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draftTrees } from "../../../../src/core/draftTrees.ts";
import { moveDrafts } from "../../../../src/core/moveDrafts.ts";
import type { Workspace } from "../../../../src/core/ports.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openWorkspace } from "../../../../src/node/files/openWorkspace.ts";
import { storageName } from "../../../../src/node/files/storageName.ts";
import { patient } from "../../../support/patientPacer.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const bytes = (text: string) => Buffer.from(text);
const path = (text: string) => text as RepoPath;

/** The git directory and the editor's storage, with drafts in them, by path. */
function homes(
	inGit: Readonly<Record<string, string>>,
	inStorage: Readonly<Record<string, string>>,
) {
	const named = (files: Readonly<Record<string, string>>, home: string) =>
		Object.entries(files).map(([at, text]) => [`${home}/drafts/${at}`, text]);
	const folder = temporaryFolder(
		Object.fromEntries([...named(inGit, "git"), ...named(inStorage, "stored")]),
	);
	const open = (home: string) =>
		openWorkspace(join(folder, home, "drafts"), {
			kind: "drafts",
			ownFolder: join(folder, home),
		});
	const at = (place: string) => join(folder, place);
	return {
		git: open("git"),
		stored: open("stored"),
		at,
		text: (place: string) =>
			existsSync(at(place)) ? readFileSync(at(place), "utf8") : undefined,
		/** A file where git's folder of drafts should be: nothing can be written below it. */
		block() {
			rmSync(at("git"), { recursive: true, force: true });
			writeFileSync(at("git"), "not a folder\n");
		},
	};
}

async function readAll(tree: Workspace, paths: readonly RepoPath[]) {
	const found: [string, string][] = [];
	await tree.visitFiles({
		paths,
		known: () => undefined,
		visit: (each, visit) =>
			void found.push([
				each,
				visit.state === "read"
					? Buffer.from(visit.bytes).toString()
					: visit.state,
			]),
		maximumBytes: 1000,
		pacer: patient,
	});
	return found;
}

describe("drafts in the git directory and in the editor's storage", () => {
	it("are read as those of one tree, in the order asked for; where both have one, that of the git directory counts", async () => {
		const { git, stored } = homes(
			{ "a.md": "git a", "src/b.md": "git b" },
			{ "a.md": "stored a", "c.md": "stored c", "src/d.md": "stored d" },
		);
		const tree = draftTrees(git, stored);
		const listed = await tree.listNoteFiles(patient);
		expect([...listed].sort()).toEqual([
			"a.md",
			"c.md",
			"src/b.md",
			"src/d.md",
		]);
		expect(
			await readAll(
				tree,
				["c.md", "a.md", "gone.md", "src/d.md", "src/b.md"].map(path),
			),
		).toEqual([
			["c.md", "stored c"],
			["a.md", "git a"],
			["gone.md", "gone"],
			["src/d.md", "stored d"],
			["src/b.md", "git b"],
		]);
		const inSrc = await tree.listFolder(path("src"));
		expect(inSrc.map((entry) => entry.path).sort()).toEqual([
			"src/b.md",
			"src/d.md",
		]);
		const read = await tree.read(path("c.md"));
		expect(Buffer.from(read?.bytes ?? []).toString()).toBe("stored c");
		expect(await tree.kindOf(path("src/d.md"))).toBe("file");
	});

	it("are changed and removed where they lie, and told of from both", async () => {
		const { git, stored, text } = homes({ "a.md": "a" }, { "c.md": "c" });
		const tree = draftTrees(git, stored);
		const told: string[] = [];
		const listening = tree.onDidChange((paths) => void told.push(...paths));
		await tree.write(path("c.md"), bytes("c2"), bytes("c"));
		await tree.write(path("a.md"), bytes("a2"), bytes("a"));
		expect([text("stored/drafts/c.md"), text("git/drafts/c.md")]).toEqual([
			"c2",
			undefined,
		]);
		await tree.remove(path("c.md"), bytes("c2"), { trash: false });
		await tree.remove(path("a.md"), bytes("a2"), { trash: false });
		expect(await tree.listNoteFiles(patient)).toEqual([]);
		expect(told).toEqual(["c.md", "a.md", "c.md", "a.md"]);
		listening.dispose();
		await tree.write(path("d.md"), bytes("d"), undefined);
		expect(told.length).toBe(4);
	});

	it("are written into the storage where the git directory cannot be written", async () => {
		const { git, stored, text, block } = homes({}, {});
		block();
		const tree = draftTrees(git, stored);
		await tree.write(path("src/a.md"), bytes("mine"), undefined);
		expect(text("stored/drafts/src/a.md")).toBe("mine");
		expect(await readAll(tree, await tree.listNoteFiles(patient))).toEqual([
			["src/a.md", "mine"],
		]);
		await tree.write(path("src/a.md"), bytes("mine 2"), bytes("mine"));
		expect(text("stored/drafts/src/a.md")).toBe("mine 2");
	});

	it("are not written elsewhere because somebody else was quicker", async () => {
		const { git, stored, text } = homes({ "a.md": "theirs" }, {});
		await expect(
			draftTrees(git, stored).write(path("a.md"), bytes("mine"), undefined),
		).rejects.toMatchObject({ code: "conflict" });
		expect(text("git/drafts/a.md")).toBe("theirs");
		expect(text("stored/drafts/a.md")).toBe(undefined);
	});
});

describe("drafts that move into the git directory", () => {
	it("are all there afterwards, to the byte, and in the storage no more", async () => {
		const { git, stored, text } = homes(
			{ "z.md": "was here" },
			{ "a.md": "one\r\n", "src/deep/b.md": "two" },
		);
		expect(await moveDrafts(stored, git, patient)).toEqual([]);
		expect(text("git/drafts/a.md")).toBe("one\r\n");
		expect(text("git/drafts/src/deep/b.md")).toBe("two");
		expect(text("git/drafts/z.md")).toBe("was here");
		expect(await stored.listNoteFiles(patient)).toEqual([]);
	});

	it("do so once when two windows move them at the same time", async () => {
		const names = Array.from({ length: 20 }, (_, at) => `draft-${at}.md`);
		const { git, stored, text, at } = homes(
			{},
			Object.fromEntries(names.map((name) => [name, name])),
		);
		const other = openWorkspace(at("git/drafts"), {
			kind: "drafts",
			ownFolder: at("git"),
		});
		expect(
			await Promise.all([
				moveDrafts(stored, git, patient),
				moveDrafts(stored, other, patient),
			]),
		).toEqual([[], []]);
		expect(names.map((name) => text(`git/drafts/${name}`))).toEqual(names);
		expect(await stored.listNoteFiles(patient)).toEqual([]);
	});

	it("finish what a window that was killed in between began", async () => {
		const { git, stored, text } = homes({ "a.md": "one" }, { "a.md": "one" });
		expect(await moveDrafts(stored, git, patient)).toEqual([]);
		expect(text("git/drafts/a.md")).toBe("one");
		expect(text("stored/drafts/a.md")).toBe(undefined);
	});

	it("overwrite none: one whose place is taken stays, and is named", async () => {
		const { git, stored, text } = homes(
			{ "a.md": "theirs" },
			{ "a.md": "mine", "b.md": "two" },
		);
		expect(await moveDrafts(stored, git, patient)).toEqual(["a.md"]);
		expect(text("git/drafts/a.md")).toBe("theirs");
		expect(text("stored/drafts/a.md")).toBe("mine");
		expect(text("git/drafts/b.md")).toBe("two");
	});

	it("stay where the git directory cannot be written", async () => {
		const { git, stored, text, block } = homes({}, { "a.md": "one" });
		block();
		expect(await moveDrafts(stored, git, patient)).toEqual([]);
		expect(text("stored/drafts/a.md")).toBe("one");
	});

	it("need no storage to be there", async () => {
		const { git, stored, at } = homes({}, {});
		mkdirSync(at("git"));
		expect(await moveDrafts(stored, git, patient)).toEqual([]);
		expect(existsSync(at("git/drafts"))).toBe(false);
		expect(existsSync(at("stored"))).toBe(false);
	});
});

describe("the name of a repository's folder in the storage", () => {
	it("is readable, and another one for every root", () => {
		const long = "very-".repeat(80);
		const one = storageName(`/home/ada/${long}/project`);
		const other = storageName(`/home/grace/${long}/project`);
		expect(one).toMatch(/^project-[0-9a-f]{16}$/);
		expect(other).toMatch(/^project-[0-9a-f]{16}$/);
		expect(one).not.toBe(other);
		expect(storageName(`/home/ada/${long}/project`)).toBe(one);
	});

	it("can be a file's name whatever the root is called", () => {
		for (const root of ["/", "/a b/c:*?d", `/x/${"雪".repeat(300)}`])
			expect(storageName(root)).toMatch(/^[\p{L}\p{N}._-]{1,57}$/u);
	});
});
