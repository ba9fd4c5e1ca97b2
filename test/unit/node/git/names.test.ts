import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openedRepository } from "./openedRepository.ts";

/** Names that git, a shell or a careless parser could take for something else. */
const names = [
	"with space/.tacit/a b.md",
	"quo\"te's/.tacit/x.md",
	"--output=x",
	"-dash/.tacit/x.md",
	"ünï/.tacit/é-composed.md",
	"ünï/.tacit/é-decomposed.md".normalize("NFD"),
	"new\nline/.tacit/x.md",
	"new\n",
	"tab\tand\\slash.md",
	":(glob)**",
	":x",
	":!x",
	"*.md",
	"[ab].md",
	"HEAD",
	"\n",
	"a -> b",
	"日本/.tacit/ノート.md",
	" leading and trailing ",
	"$(touch ran)`touch ran`;&|",
	"%00%0a.md",
	"1 .M N... 100644.md",
] as RepoPath[];

describe("Odd names of files", () => {
	it("mean just themselves, in every question and order", async () => {
		const made = await openedRepository();
		await made.addRemote();
		await made.commit({ "decoy.md": "d", "a.md": "a", x: "x" });
		await made.git("push", "--quiet", "--set-upstream", "origin", "main");
		for (const name of names) await made.write(name, `text of ${name}`);
		const all = (state: string) => new Map(names.map((name) => [name, state]));
		const { history } = made;

		expect(await history.sharing(names)).toEqual(all("local"));
		expect(await history.ignored(names)).toEqual(new Set());
		await made.write(".gitignore", "*\n");
		expect(await history.ignored(names)).toEqual(new Set(names));
		expect(await history.sharing(names)).toEqual(all("ignored"));
		await made.remove(".gitignore");

		await history.share({
			paths: names,
			branch: "notes",
			message: "Odd names",
			push: false,
		});
		const listed = ["ls-tree", "-r", "-z", "--name-only"];
		const expected = [...names, "decoy.md", "a.md", "x"].sort();
		expect(
			(await made.git(...listed, "notes")).split("\0").slice(0, -1).sort(),
		).toEqual(expected);

		await made.write("bystander.md", "b");
		await history.commit(names, "Odd names");
		expect(await history.sharing(names)).toEqual(all("committed"));
		expect(
			(await made.git(...listed, "HEAD")).split("\0").slice(0, -1).sort(),
		).toEqual(expected);
		expect(await made.git("status", "--porcelain")).toBe("?? bystander.md");

		for (const name of names) {
			const bytes = await history.show("HEAD", name);
			expect(Buffer.from(bytes ?? []).toString()).toBe(`text of ${name}`);
			const id = await made.git("rev-parse", `HEAD:${name}`);
			expect(await history.blobId(name, bytes ?? new Uint8Array())).toBe(id);
			expect(await history.show("HEAD~1", name)).toBeUndefined();
		}

		for (const name of names) await made.write(name, `new text of ${name}`);
		await history.stage(names);
		expect(await made.git("diff", "--name-only")).toBe("");
		await history.amend(names);
		expect(await history.sharing(names)).toEqual(all("committed"));
		expect(await made.git("status", "--porcelain")).toBe("?? bystander.md");
		await made.git("push", "--quiet");
		expect(await history.sharing(names)).toEqual(all("shared"));
		await expect(made.read("ran")).rejects.toMatchObject({ code: "ENOENT" });
	});

	it("are kept apart in one question and in many", async () => {
		const made = await openedRepository();
		const many = Array.from(
			{ length: 70 },
			(_, at) => `:(top)${at}/\n/.tacit/*.md` as RepoPath,
		);
		for (const name of [...many, ...names]) await made.write(name, "x");
		await made.history.commit(many, "Many");
		const states = await made.history.sharing([...many, ...names]);
		for (const name of many) expect(states.get(name)).toBe("shared");
		for (const name of names) expect(states.get(name)).toBe("local");
	});
});
