import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	it,
	onTestFinished,
} from "vitest";
import type { JsonAgenda } from "../../../src/cli/json/agenda.ts";
import type { JsonError } from "../../../src/cli/json/version.ts";
import { makeSample } from "../../sample/makeSample.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

async function as(
	who: string,
	date: string,
	message: string,
	files: Readonly<Record<string, string>>,
): Promise<string> {
	for (const [file, text] of Object.entries(files))
		await repository.write(file, text);
	await repository.git("add", "--all");
	const [name, email] = who.split("|");
	await repository.git(
		...["-c", `user.name=${name}`, "-c", `user.email=${email}`],
		...["commit", "--quiet", `--date=${date}T12:00:00Z`],
		...["--cleanup=verbatim", `--message=${message}`],
	);
	return repository.git("rev-parse", "HEAD");
}

const note = (id: string, fields: readonly string[], title: string) =>
	`---\nid: ${id}\n${fields.join("\n")}\n---\n\n# ${title}\n\n\`\`\`text tacit file=queue.ts\n\`\`\`\n`;
const drain = (body: string) =>
	`export function drain(queue: number[]) {\n${body}\treturn queue;\n}\n`;

const grace = "Grace Hopper|grace.hopper@navy.example";
const lin = "Lin Chen|12345+linchen@users.noreply.github.com";
let reverted: string;

beforeAll(async () => {
	repository = await gitRepository();
	await as(lin, "2026-01-01", "Begin", {
		"src/queue.ts": drain("\tqueue.sort();\n"),
		"src/pool.ts": "export const pool = undefined;\n",
		"src/.tacit/use-one.aaaa1111.md": note(
			"aaaa1111",
			["kind: decision", "status: accepted", "date: 2026-01-01"],
			"Use one queue",
		),
		"src/.tacit/old-client.bbbb1111.md": note(
			"bbbb1111",
			["kind: workaround", "until: 2026-02-01", "date: 2026-01-01"],
			"Keep the old client",
		),
		"src/.tacit/why-sorted.cccc1111.md": note(
			"cccc1111",
			["kind: question", "status: open", "date: 2026-01-02"],
			"Why is it sorted twice?",
		),
		"src/.tacit/private.dddd1111.md": note(
			"dddd1111",
			["kind: question", "status: answered", "date: 2026-01-02"],
			"Answered long ago",
		),
	});
	await repository.git("tag", "v1");
	reverted = await as(grace, "2026-02-03", "Use a pool (#41)", {
		"src/pool.ts": "export const pool = new Map();\n",
	});
	await as(
		lin,
		"2026-02-06",
		`Revert "Use a pool (#41)"\n\nThis reverts commit ${reverted}.\n\nGrace Hopper saw deadlocks under load; thanks @graceh and linchen, write to grace.hopper@navy.example.\n\nCo-authored-by: Grace Hopper <grace.hopper@navy.example>\nReported-by: Kay McNulty <kay@eniac.example>\n`,
		{ "src/pool.ts": "export const pool = undefined;\n" },
	);
	await as(grace, "2026-02-10", "Fix Lin's queue losing its last item", {
		"src/queue.ts": drain("\tqueue.sort();\n\tqueue.push(0);\n"),
	});
	await as(lin, "2026-02-12", "Fix crash of Kay McNulty's empty queue", {
		"src/queue.ts": drain(
			"\tif (queue.length === 0) return queue;\n\tqueue.sort();\n\tqueue.push(0);\n",
		),
	});
	await as(grace, "2026-02-20", "Decide anew [x](command:evil) <b>`", {
		"src/.tacit/use-one.aaaa1111.md": note(
			"aaaa1111",
			["kind: decision", "status: superseded", "date: 2026-01-01"],
			"Use one queue",
		),
		"src/.tacit/use-two.eeee1111.md": note(
			"eeee1111",
			[
				...["kind: decision", "supersedes: [aaaa1111]", "date: 2026-02-20"],
				"by: [Grace Hopper <grace.hopper@navy.example>]",
			],
			"Use two queues, as Grace Hopper says",
		),
	});
	await as(lin, "2026-02-21", "Wait a bit longer", {
		"src/retry.ts": "export const maxAttempts = 20;\n",
	});
	await as(lin, "2026-02-22", "Tune <img src=x> _all_ $(bell)", {
		"src/retry.ts": "export const maxAttempts = 30;\n",
	});
	await repository.git("tag", "v2");
});
afterAll(() => repository.dispose());

describe("tacit retro", () => {
	it("prints of the sample repository what the README shows", async () => {
		const home = await realpath(await mkdtemp(path.join(tmpdir(), "tacit-")));
		onTestFinished(() => rm(home, { recursive: true, force: true }));
		const root = path.join(home, "parcel");
		await makeSample(root);
		const { stdout } = await tacit.run({ ...repository, root }, [
			...["retro", "HEAD"],
		]);
		const readme = await readFile("README.md", "utf8");
		const section = readme.slice(readme.indexOf("### Lessons learned"));
		const [, shown = ""] = /```markdown\n(.+?)```\n/s.exec(section) ?? [];
		expect(shown).toContain("**Ask:**");
		expect(stdout).toContain(shown);
	});

	it("tells of a range what was taken back, repaired twice, ran out, was decided anew, waits, and stands nowhere", async () => {
		const agenda = await tacit.json<JsonAgenda>(repository, [
			...["retro", "v1..v2", "--minutes", "120"],
		]);
		const titles = agenda.parts.map(({ title, steps }) => [
			title,
			steps.map((each) => each.title),
		]);
		expect(titles).toEqual([
			["Before we begin", ["How we talk about it"]],
			["Taken back", ["“Use a pool” was taken back after 3 days"]],
			[
				"Repaired again and again",
				[
					"drain() in src/queue.ts was repaired twice, from 10 to 12 February 2026",
				],
			],
			[
				"Past their time",
				[
					"“Keep the old client” was to hold until 2026-02-01, which has passed.",
				],
			],
			["Decided anew", ["The decision “Use one queue” holds no more"]],
			["Not answered yet", ["Why is it sorted twice?"]],
			["Not written down", ["Why 30 and not 20 for “maxAttempts”?"]],
			["At the end", ["What we take along"]],
		]);
		const [, back, fixes, , anew] = agenda.parts.map(({ steps }) => steps[0]);
		expect(back?.evidence.map(({ commit }) => commit)).toContain(reverted);
		expect(back?.places[0]?.path).toBe("src/pool.ts");
		expect(fixes?.places[0]).toMatchObject({ symbol: "drain()" });
		expect(anew?.notes.map(({ file }) => file)).toEqual([
			"src/.tacit/use-one.aaaa1111.md",
			"src/.tacit/use-two.eeee1111.md",
		]);
	});

	it("names nobody who made, signed or reported anything, in titles, messages, trailers and notes", async () => {
		const { stdout, code } = await tacit.run(repository, [
			...["retro", "v1..v2", "--minutes", "120"],
		]);
		expect(code).toBe(0);
		expect(stdout).toContain("saw deadlocks under load");
		expect(stdout).toContain("somebody's queue losing its last item");
		const json = JSON.stringify(
			await tacit.json(repository, ["retro", "v1..v2"]),
		);
		for (const text of [stdout, json])
			expect(text).not.toMatch(
				/grace|hopper|\blin\b|chen|kay|mcnulty|@|navy|eniac|\bada\b|lovelace/i,
			);
	});

	it("shows what others wrote as text, not as markup", async () => {
		const { stdout } = await tacit.run(repository, [
			...["retro", "v1..v2", "--minutes", "120"],
		]);
		expect(stdout).not.toMatch(/(?<!\\)<img|\]\(command:/);
		expect(stdout).toContain("Tune \\<img src=x> \\_all\\_ \\$(bell)");
	});

	it("keeps to the time that there is, and leaves the rest for another time", async () => {
		const agenda = await tacit.json<JsonAgenda>(repository, [
			...["retro", "v1..v2", "--minutes", "20"],
		]);
		expect(agenda.minutes).toBeLessThanOrEqual(20);
		expect(agenda.left.map(({ title }) => title)).toContain(
			"The decision “Use one queue” holds no more",
		);
		const { code } = await tacit.run(repository, [
			...["retro", "v1..v2", "--minutes", "5"],
		]);
		expect(code).toBe(2);
	});

	it("writes it into a file whose links lead to the places, once beside another, and check and lint find nothing in it", async () => {
		const write = ["retro", "v1..v2", "--write"];
		const { stdout } = await tacit.run(repository, write, { folder: "src" });
		const file = stdout.trim().replace(/^\.\.\//, "");
		expect(file).toMatch(
			/^\.tacit\/sessions\/\d{4}-\d\d-\d\d-lessons-learned-v1-v2\.md$/,
		);
		const text = await repository.read(file);
		expect(text).toMatch(/^---\nform: lessons-learned\nof: "v1\.\.v2"\ndate: /);
		expect(text).toContain("](../../src/pool.ts)");
		const again = await tacit.run(repository, write);
		expect(again.stdout.trim()).toBe(file.replace(/\.md$/, "-2.md"));
		const lint = await tacit.run(repository, ["lint"]);
		expect(lint.stdout).not.toContain("sessions");
		const check = await tacit.run(repository, ["check"]);
		expect(check.stdout).not.toContain("sessions");
		const log = await tacit.run(repository, ["log"]);
		expect(log.code).toBe(0);
		expect(await repository.read("DECISIONS.md")).not.toContain("Lessons");
		await repository.git("clean", "--quiet", "--force", "-d");
	});

	it("says that there is nothing in an empty range, and what is no range or is not known", async () => {
		const none = await tacit.run(repository, ["retro", "v2..v2"]);
		expect([none.code, none.stdout]).toEqual([
			0,
			expect.stringContaining("There is no commit in this range."),
		]);
		expect(none.stderr).toContain("nothing to talk about");
		for (const range of ["--output=x", "v1..nowhere"]) {
			const bad = await tacit.run(repository, ["retro", "--json", "--", range]);
			expect(bad.code).toBe(2);
			const { error } = JSON.parse(bad.stdout) as { error: JsonError };
			expect(error.message).toContain(range);
		}
	});

	it("says that a shallow clone knows no more, that there is no commit yet, and that there is no git", async () => {
		const { folder, root, environment } = repository;
		const clone = `${folder}/shallow`;
		await repository.gitIn(
			folder,
			...["clone", "--quiet", "--depth=4", `file://${root}`, clone],
		);
		const shallow = await tacit.run({ root: clone, environment }, [
			...["retro", "HEAD"],
		]);
		expect(shallow.stdout).toContain("This clone is shallow");
		expect(shallow.stdout).toContain("Why 30 and not 20");
		execFileSync("git", ["init", "--quiet", `${folder}/new`], {
			env: environment,
		});
		const begun = await tacit.run({ root: `${folder}/new`, environment }, [
			...["retro", "HEAD"],
		]);
		expect(begun.stdout).toContain("There is no commit in this range.");
		const bare = await tacit.run({ root: folder, environment }, [
			...["retro", "HEAD"],
		]);
		expect([bare.code, bare.stderr]).toEqual([
			2,
			expect.stringContaining("needs git"),
		]);
	});
});
