import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { JsonCheck } from "../../../src/cli/json/check.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const code = [
	"export function wait(tries: number) {",
	"\treturn tries * 20;",
	"}",
	"",
].join("\n");

function note(
	id: string,
	file: string,
	hasLines = true,
	quoted = code,
): string {
	return [
		...["---", `id: ${id}`, "kind: why", "---", "", `# On ${file}`, ""],
		`\`\`\`ts tacit file=${file}${hasLines ? " lines=1-3" : ""}`,
		...(hasLines ? [quoted.trimEnd()] : []),
		...["```", ""],
	].join("\n");
}

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"src/a.ts": code,
		"src/.tacit/a.aaaaaaa1.md": note("aaaaaaa1", "a.ts"),
		"src/.tacit/folder.f01der01.md": note("f01der01", ".", false),
	});
	await repository.git("checkout", "--quiet", "-b", "work");
});
afterEach(() => repository.dispose());

const check = (...args: string[]) =>
	tacit.json<JsonCheck>(repository, ["check", ...args]);
const told = ({ findings }: JsonCheck) =>
	findings.map(({ code, note: about }) =>
		about ? `${code} ${about.id}` : code,
	);

it("a file that became binary is said not to be comparable, and one that was and is binary counts for its folder’s notes", async () => {
	await repository.write("src/a.ts", "\0\0binary");
	const checked = await check();
	expect(told(checked)).toEqual(["code-unread aaaaaaa1", "governed f01der01"]);
	expect(checked.findings[0]).toMatchObject({
		level: "warning",
		path: "src/a.ts",
		message: "“On a.ts” speaks of code in a file that is no text.",
		todo: expect.stringContaining("tacit confirm aaaaaaa1"),
	});
	await repository.commit({
		"src/logo.png": "\0one",
		"src/.tacit/logo.g0g0aaa1.md": note("g0g0aaa1", "logo.png", false),
	});
	await repository.write("src/logo.png", "\0two");
	expect(told(await check())).toEqual([
		"governed f01der01",
		"governed g0g0aaa1",
	]);
	expect((await tacit.run(repository, ["check"])).code).toBe(0);
});

it("another mode and another case of a name alone say nothing", async () => {
	await repository.git("update-index", "--chmod=+x", "src/a.ts");
	await chmod(path.join(repository.root, "src/a.ts"), 0o755);
	expect(told(await check())).toEqual([]);
	await repository.git("mv", "src/a.ts", "src/A.ts");
	const checked = await check();
	expect(checked).toMatchObject({ files: 1, notes: 2, findings: [] });
	await repository.git("commit", "--quiet", "--message=Other case");
	expect(told(await check("--base", "main"))).toEqual([]);
	expect(told(await check("--all"))).toEqual([]);
});

it("a file of more than 10 MB is not compared, which is said; more than git’s objects are read of stops nothing", async () => {
	const grow = (bytes: number) =>
		writeFile(
			path.join(repository.root, "src/a.ts"),
			`${code}${"// more\n".repeat(bytes / 8)}`,
		);
	await grow(11_000_000);
	const checked = await check();
	expect(told(checked)).toEqual(["code-unread aaaaaaa1", "governed f01der01"]);
	expect(checked.findings[0]?.message).toBe(
		"“On a.ts” speaks of code in a file that has more than 10 MB, which is not compared.",
	);
	await grow(68_000_000);
	await repository.commit();
	expect(told(await check("--base", "main"))).toEqual(told(checked));
	await repository.write("src/a.ts", code);
	expect(told(await check())).toContain("governed f01der01");
});

it("a submodule that changed is told to the notes on its folder, and that nobody looked into it", async () => {
	const inside = path.join(repository.root, "src/sub");
	const git = (...args: string[]) => repository.gitIn(inside, ...args);
	await repository.gitIn(repository.root, "init", "--quiet", inside);
	await git("commit", "--quiet", "--allow-empty", "--message=One");
	await repository.commit({
		"src/.tacit/sub.svbsvb01.md": note("svbsvb01", "sub/", false),
	});
	await git("commit", "--quiet", "--allow-empty", "--message=Two");
	const checked = await check();
	expect(told(checked)).toEqual(["governed f01der01", "governed svbsvb01"]);
	expect(checked.findings[1]).toMatchObject({
		path: "src/sub",
		message:
			"“On sub/” speaks of this submodule, which changed: what changed in it was not looked at.",
	});
});

it("a note on a file that never existed says so, where it is new and among all", async () => {
	await repository.commit({
		"src/.tacit/never.never001.md": note(
			...(["never001", "never.ts", true, "drop();\nkeep();\nturn();"] as const),
		),
	});
	const message =
		"“On never.ts” speaks of src/never.ts, which is not here, and which git does not know.";
	for (const args of [["--all"], ["--base", "main"]]) {
		const checked = await check(...args);
		expect(told(checked)[0]).toBe("code-gone never001");
		expect(checked.findings[0]?.message).toBe(message);
		expect(checked.findings[0]?.todo).toContain("tacit point never001");
	}
	await repository.git("rm", "--quiet", "src/a.ts");
	const gone = (await check("--all")).findings.find(
		({ note: about }) => about?.id === "aaaaaaa1",
	);
	expect(gone?.message).toBe("The code under “On a.ts” was taken away.");
});

it("settings with keys that there are not are told at every check, and stop none", async () => {
	await repository.commit({
		".tacit/config.yaml": "check: { code-moved: error }\nchek: {}\n",
	});
	await repository.commit({ "src/a.ts": code.replace("20", "30") });
	const checked = await check("--base", "HEAD~1");
	expect(told(checked)).toEqual([
		"code-changed aaaaaaa1",
		"flawed",
		"flawed",
		"governed f01der01",
	]);
	expect(checked.findings[1]).toMatchObject({
		path: ".tacit/config.yaml",
		message: expect.stringContaining("code-moved"),
	});
	expect((await tacit.run(repository, ["check"])).code).toBe(0);
});

it("a branch whose base was forced to other commits is compared with what both still have", async () => {
	await repository.commit({ "src/a.ts": code.replace("20", "30") });
	await repository.git("checkout", "--quiet", "main");
	await repository.commit({ "src/b.ts": "one();\n" });
	await repository.git("checkout", "--quiet", "work");
	await repository.git("rebase", "--quiet", "main");
	await repository.git("checkout", "--quiet", "main");
	await repository.git("reset", "--quiet", "--hard", "HEAD~1");
	const start = await repository.git("rev-parse", "HEAD");
	await repository.commit({ "src/b.ts": "two();\n" });
	await repository.git("checkout", "--quiet", "work");
	const checked = await check("--base", "main");
	expect(checked.base).toBe(start);
	expect(told(checked)).toContain("code-changed aaaaaaa1");
});

it("a commit of a merge queue is compared with the commit that the queue names as its base", async () => {
	await repository.commit({ "src/a.ts": code.replace("20", "30") });
	await repository.git("checkout", "--quiet", "main");
	const base = await repository.commit({ "src/b.ts": "one();\n" });
	await repository.git(
		...["checkout", "--quiet", "-b", "gh-readonly-queue/main/pr-1"],
	);
	await repository.git("merge", "--quiet", "--no-edit", "work");
	await repository.git("checkout", "--quiet", "--detach");
	const checked = await check("--base", base);
	expect(checked).toMatchObject({ base, files: 1, unseen: [] });
	expect(told(checked)).toContain("code-changed aaaaaaa1");
});

it("a shallow clone is compared as far as it goes, and what it lacks is said", async () => {
	for (let at = 0; at < 3; at++)
		await repository.commit({ "src/a.ts": code.replace("20", `${30 + at}`) });
	await repository.git("checkout", "--quiet", "main");
	await repository.git("merge", "--quiet", "--no-ff", "--no-edit", "work");
	const clone = path.join(repository.folder, "clone");
	await repository.gitIn(
		repository.folder,
		...["clone", "--quiet", "--depth=2", `file://${repository.root}`, clone],
	);
	const shallow = { root: clone, environment: repository.environment };
	const { code: exit, stderr } = await tacit.run(shallow, [
		...["check", "--base", "HEAD~1"],
	]);
	expect(exit).toBe(0);
	expect(stderr).toContain("This clone has a part of the history alone");
	const { stdout } = await tacit.run(shallow, [
		...["check", "--base", "HEAD~1", "--format", "markdown"],
	]);
	expect(stdout).toContain("This clone has a part of the history alone");
	expect((await check("--base", "HEAD~1")).unseen).toEqual([]);
	const none = await tacit.run(shallow, ["check", "--base", "HEAD~2"]);
	expect(none.code).toBe(2);
	expect(none.stderr).toContain("fetch-depth: 0");
});
