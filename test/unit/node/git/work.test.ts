import path from "node:path";
import { expect, it } from "vitest";
import type { WorkCommit } from "../../../../src/core/ports.ts";
import { openHistory } from "../../../../src/node/git/openHistory.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";

async function workOf(
	{ history }: Pick<OpenedRepository, "history">,
	since?: string,
) {
	let commits: WorkCommit[] = [];
	const told = await history.work(await history.workBasis(), since, () => {
		commits = [];
		return (commit) => commits.push(commit);
	});
	return { ...told, commits };
}

const body = Array.from({ length: 30 }, (_, at) => `line ${at}\n`).join("");

it("All commits are told after their parents, with who wrote them, together with whom, and what became of files", async () => {
	const made = await openedRepository();
	expect(await workOf(made)).toMatchObject({ head: undefined, commits: [] });
	await made.commit({
		".mailmap": "Ada <ada@new.example.org> <ada@example.org>\n",
	});
	await made.commit({ "a b.ts": body, "old/ü.ts": body.toUpperCase() });
	await made.git("mv", "a b.ts", "moved.ts");
	await made.write("old/ü.ts", "short\n");
	await made.git("add", "--all");
	await made.git(
		...["commit", "--quiet", "--date=2024-03-01T12:00:00Z"],
		"--message=Together\n\nWhy.\n\nCo-authored-by: Lin <lin@example.org>\nco-authored-by: Bo\n <bo@example.org>",
	);
	await made.git("checkout", "--quiet", "-b", "side", "HEAD~1");
	await made.write("moved.ts", "side\n");
	await made.remove("old/ü.ts");
	await made.commit();
	await made.git("checkout", "--quiet", "main");
	await made.git("merge", "--quiet", "--no-edit", "-s", "ours", "side");
	const { commits, head } = await workOf(made);
	expect(head).toBe(await made.git("rev-parse", "HEAD"));
	expect(commits).toHaveLength(5);
	expect(commits[1]).toMatchObject({
		author: { name: "Ada", email: "ada@new.example.org" },
		writtenEmail: "ada@example.org",
		files: [
			{ path: "a b.ts", from: undefined, how: "added" },
			{ path: "old/ü.ts", how: "added" },
		],
	});
	expect(commits.find(({ subject }) => subject === "Together")).toMatchObject({
		day: Date.parse("2024-03-01") / 86_400_000,
		coAuthors: ["Lin <lin@example.org>", "Bo <bo@example.org>"],
		files: [
			{ path: "moved.ts", from: "a b.ts", how: "moved" },
			{ path: "old/ü.ts", how: "changed" },
		],
	});
	expect(commits.at(-1)).toMatchObject({ files: [] });
});

it("What is new since a commit is told alone, and what is gone where history was rewritten", async () => {
	const made = await openedRepository();
	const first = await made.commit({ "a.ts": "1\n" });
	const second = await made.commit({ "a.ts": "2\n" });
	await made.git("reset", "--quiet", "--hard", first);
	const other = await made.commit({ "b.ts": "3\n" });
	const { commits, gone } = await workOf(made, second);
	expect(commits.map(({ hash }) => hash)).toEqual([other]);
	expect(gone).toEqual([second]);
	await expect(workOf(made, "0".repeat(40))).rejects.toThrow();
	await expect(workOf(made, "--all")).rejects.toThrow("no commit");
});

it("Of a shallow clone the first commits changed nothing that is known", async () => {
	const made = await openedRepository();
	await made.commit({ "a.ts": "1\n" });
	await made.commit({ "b.ts": "2\n" });
	await made.commit({ "b.ts": "3\n" });
	const clone = path.join(made.folder, "clone");
	await made.gitIn(
		made.folder,
		...["clone", "--quiet", "--depth=2", `file://${made.root}`, clone],
	);
	const opened = await openHistory(clone, { environment: made.environment });
	try {
		if (!opened) throw new Error("There is no clone.");
		const basis = await opened.history.workBasis();
		expect(basis.shallow).toMatch(/^[0-9a-f]{40}\n$/);
		const { commits } = await workOf(opened);
		expect(commits.map(({ files }) => files.length)).toEqual([0, 1]);
	} finally {
		opened?.dispose();
	}
});

it("Where git has not the files, as in a partial clone, who changed which is told all the same", async () => {
	const made = await openedRepository();
	await made.git("config", "uploadpack.allowFilter", "true");
	await made.commit({ "a.ts": body, "b.ts": body.toUpperCase() });
	await made.git("mv", "a.ts", "c.ts");
	await made.git("mv", "b.ts", "d.ts");
	await made.commit({ "d.ts": `${body.toUpperCase()}more\n` });
	const clone = path.join(made.folder, "clone");
	await made.gitIn(
		made.folder,
		...["clone", "--quiet", "--no-checkout", "--filter=blob:none"],
		...[`file://${made.root}`, clone],
	);
	const opened = await openHistory(clone, { environment: made.environment });
	try {
		if (!opened) throw new Error("There is no clone.");
		const { commits } = await workOf(opened);
		expect(commits[1]?.files).toMatchObject([
			{ path: "b.ts", how: "removed" },
			{ path: "c.ts", from: "a.ts", how: "moved" },
			{ path: "d.ts", how: "added" },
		]);
	} finally {
		opened?.dispose();
	}
});

it("A signed commit is told like any other, though the settings have git tell of signatures", async () => {
	const made = await openedRepository();
	await made.commit({ "a.ts": "1\n" });
	const plain = await made.git("cat-file", "commit", "HEAD");
	const signature =
		"gpgsig -----BEGIN PGP SIGNATURE-----\n \n nothing\n -----END PGP SIGNATURE-----";
	await made.write(
		".git/signed",
		`${plain.replace(/^(committer .*)$/m, `$1\n${signature}`).trimEnd()}\n`,
	);
	const signed = await made.git(
		"hash-object",
		"-t",
		"commit",
		"-w",
		".git/signed",
	);
	await made.git("update-ref", "refs/heads/main", signed.trim());
	await made.commit({ "b.ts": "2\n" });
	await made.git("config", "log.showSignature", "true");
	const { commits } = await workOf(made);
	expect(commits.map(({ files }) => files.map((file) => file.path))).toEqual([
		["a.ts"],
		["b.ts"],
	]);
	expect(commits[0]?.hash).toBe(signed.trim());
});
