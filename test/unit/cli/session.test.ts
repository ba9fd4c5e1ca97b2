import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonAgenda } from "../../../src/cli/json/agenda.ts";
import type { JsonError } from "../../../src/cli/json/version.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

async function as(
	who: string,
	files: Readonly<Record<string, string>>,
): Promise<void> {
	for (const [file, text] of Object.entries(files))
		await repository.write(file, text);
	await repository.git("add", "--all");
	await repository.git(
		...["-c", `user.name=${who}`, "-c", `user.email=${who}@example.org`],
		...["commit", "--quiet", "--message=Work"],
	);
}

const note = (id: string, kind: string, title: string, prose: string) =>
	`---\nid: ${id}\nkind: ${kind}\ndate: 2026-01-01\n---\n\n# ${title}\n\n${prose}\n\n\`\`\`text tacit file=queue.ts\n\`\`\`\n`;
const prose =
	"Receipts may come twice from the warehouse, so that the queue drops duplicated receipts by their checksum.";
const queue = (count: number) =>
	`// TODO(zuse): drop the limit of ${count} once receipts are signed
export const limit = ${count};

export function order(list: number[]) {
	// We must not sort before the write, because the warehouse sends receipts out of order after a restart.
	return list.sort();
}
`;

beforeEach(async () => {
	repository = await gitRepository();
	await as("zuse", {
		"src/queue.ts": queue(1),
		...Object.fromEntries(
			[
				"Tokens are refreshed before they expire, for an upload cannot be replayed.",
				"Invoices round once at their end, as the tax office wants them.",
				"Logs are flushed by a timer since a crash lost the last lines.",
				"Colours come from the theme, so that high contrast stays readable.",
			].map((each, at) => [
				`lib/.tacit/n.nnnn${at}111.md`,
				note(`nnnn${at}111`, "why", each.slice(0, 20), each),
			]),
		),
	});
	await as("zuse", {
		"src/queue.ts": queue(2),
		"src/.tacit/a.aaaa1111.md": note(
			"aaaa1111",
			"decision",
			"Drop duplicated receipts by checksum",
			prose,
		),
		"src/.tacit/b.bbbb1111.md": note(
			"bbbb1111",
			"why",
			"Duplicated receipts are dropped by checksum",
			prose,
		),
	});
	await as("grace", { "src/queue.ts": queue(3), "src/pool.ts": "y\n" });
});
afterEach(() => repository.dispose());

const parts = async (...more: readonly string[]) => {
	const agenda = await tacit.json<JsonAgenda>(repository, [
		...["session", "src", "--minutes", "120", ...more],
	]);
	return new Map(agenda.parts.map(({ title, steps }) => [title, steps]));
};

describe("tacit session", () => {
	it("makes an agenda of the place: whom to watch, a comparison, decisions to name, notes to merge, a task for each newcomer", async () => {
		const found = await parts("--newcomers", "2");
		expect([...found.keys()]).toEqual([
			...["Before we begin", "Watch", "A comparison", "Decisions to name"],
			...["Notes to merge", "Newcomers try", "At the end"],
		]);
		const [watch] = found.get("Watch") ?? [];
		expect(watch?.title).toMatch(/^Watch (zuse|grace).* at src\/queue\.ts$/);
		expect(watch?.notes).toHaveLength(2);
		const [known, unnamed] = found.get("Decisions to name") ?? [];
		expect(known?.notes.map(({ file }) => file)).toEqual([
			"src/.tacit/a.aaaa1111.md",
		]);
		expect(unnamed?.evidence[0]?.said).toContain("out of order");
		expect(unnamed?.places[0]).toMatchObject({ path: "src/queue.ts" });
		const [merge] = found.get("Notes to merge") ?? [];
		expect(merge?.notes).toHaveLength(2);
		const tasks = found.get("Newcomers try") ?? [];
		expect(tasks.map(({ places }) => places[0]?.path)).toEqual([
			"src/queue.ts",
			"src/pool.ts",
		]);
		expect(tasks[0]?.todo).toContain("drop the limit of 3");
		expect((await parts("--newcomers", "0")).has("Newcomers try")).toBe(false);
	});

	it("names nobody who wants to be named nowhere, be it in a comment", async () => {
		expect(JSON.stringify([...(await parts())])).toContain("zuse");
		await repository.write(
			".tacit/config.yaml",
			"notAsked: [zuse <zuse@example.org>]\n",
		);
		expect(JSON.stringify([...(await parts())])).not.toContain("zuse");
	});

	it("keeps a record: what was ticked, and links to the notes that came of it, and to no other", async () => {
		const written = await tacit.run(repository, ["session", "src", "--write"]);
		const file = written.stdout.trim();
		expect(file).toMatch(
			/^\.tacit\/sessions\/\d{4}-\d\d-\d\d-learning-session-src\.md$/,
		);
		const text = await repository.read(file);
		const ticked = `${text.replace("- [ ]", "- [x]")}\nWe liked it.\n`;
		await repository.write(file, ticked);
		await tacit.run(repository, [
			...["note", "src/pool.ts", "-m", "It is like a swimming pool."],
		]);
		const { stdout } = await tacit.run(repository, ["session", "--end", file]);
		expect(stdout).toContain("1 note came of it.");
		const record = await repository.read(file);
		expect(record.startsWith(ticked.trimEnd())).toBe(true);
		const came = record.slice(record.indexOf("## What came of it"));
		expect(came).toMatch(/Held on [\d-]+: 1 of \d+ steps\./);
		const [, address = ""] =
			/\[It is like a swimming pool\]\(([^)]+)\)/.exec(came) ?? [];
		expect(address).toMatch(/^\.\.\/\.\.\/src\/\.tacit\/.+\.md$/);
		expect(await repository.read(address.replace("../../", ""))).toContain(
			"swimming",
		);
		expect(came).not.toContain("aaaa1111");
		await tacit.run(repository, ["session", "--end", file]);
		expect(await repository.read(file)).toBe(record);
		const lint = await tacit.run(repository, ["lint"]);
		expect(lint.stdout).not.toContain("sessions");
	});

	it("takes no other file for an agenda, and changes it in nothing", async () => {
		await repository.write("notes.md", "---\nform: poem\n---\n\n# Ours\n");
		const bad = await tacit.run(repository, [
			...["session", "--end", "notes.md", "--json"],
		]);
		expect(bad.code).toBe(2);
		const { error } = JSON.parse(bad.stdout) as { error: JsonError };
		expect(error.code).toBe("bad-argument");
		expect(await repository.read("notes.md")).toContain("form: poem");
	});

	it("works for one file, for a place of which nothing is known, and without git", async () => {
		const one = await tacit.run(repository, ["session", "src/queue.ts"]);
		expect(one.stdout).toContain("# Learning session: src/queue.ts");
		expect(one.stdout).not.toContain("pool.ts");
		await repository.write("empty/readme.txt", "x\n");
		const none = await tacit.run(repository, ["session", "empty"]);
		expect(none.stdout).toContain("No commit changed code here");
		expect(none.stdout).toContain("What is empty like?");
		const { folder, environment } = repository;
		const outside = await tacit.run({ root: folder, environment }, [
			...["session", "home"],
		]);
		expect(outside.stdout).toContain("Git does not tell here");
		expect(outside.stdout).toContain("What is this project like?");
	});
});
