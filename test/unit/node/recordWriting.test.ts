import { describe, expect, it, onTestFinished } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import type { RecordRequest } from "../../../src/tacit/recordWriting.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

const record = (number: number, title: string) =>
	`# ${number}. ${title}\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nSlow.\n\n## Decision\n\nWe do.\n\n## Consequences\n\nNone.\n`;
const first = "doc/adr/0001-record-decisions.md";
const second = "doc/adr/0002-use-go.md";

async function opened(files: Readonly<Record<string, string>> = {}) {
	const repository = await gitRepository();
	onTestFinished(() => repository.dispose());
	await repository.commit({
		[first]: record(1, "Record decisions"),
		[second]: record(2, "Use Go"),
		"src/a (1).ts": "one();\ntwo();\n",
		...files,
	});
	const here = await openedTacit(repository);
	onTestFinished(() => here.dispose());
	return { ...here, repository };
}

const written = async (
	{ tacit }: Awaited<ReturnType<typeof opened>>,
	request: RecordRequest,
) => {
	const plan = await tacit.planRecord(request);
	await tacit.writeRecord(plan);
	return plan;
};

describe("A new record", () => {
	it("gets the number after those of every branch, and says which were passed over", async () => {
		const here = await opened();
		await here.repository.git("switch", "-qc", "queue");
		await here.repository.commit({
			"doc/adr/0003-queue.md": record(3, "Queue"),
		});
		await here.repository.git("switch", "-q", "main");
		const plan = await written(here, { title: "Use Rust" });
		expect(plan.path).toBe("doc/adr/0004-use-rust.md");
		expect(plan.passedOver).toEqual([
			{ number: 3, path: "doc/adr/0003-queue.md", branches: ["queue"] },
		]);
		const text = await here.repository.read(plan.path);
		expect(text.startsWith("# 4. Use Rust\n")).toBe(true);
		expect(text).toContain("\n## Status\n\nProposed\n");
	});

	it("changes no byte of the others, and is written once", async () => {
		const here = await opened({
			[second]: `\ufeff${record(2, "Use Go")}`.replaceAll("\n", "\r\n"),
		});
		const before = await here.repository.read(second);
		const plan = await written(here, { title: "Use Rust" });
		expect(await here.repository.read(second)).toBe(before);
		await expect(here.tacit.writeRecord(plan)).rejects.toMatchObject({
			code: "conflict",
		});
	});

	it("begins a folder where there is none", async () => {
		const repository = await gitRepository();
		onTestFinished(() => repository.dispose());
		const here = await openedTacit(repository);
		onTestFinished(() => here.dispose());
		const plan = await here.tacit.planRecord({ title: "Use Rust" });
		expect(plan.path).toBe("docs/decisions/0001-use-rust.md");
	});

	it("asks which folder, where there are several, and for a title", async () => {
		const here = await opened({ "api/docs/adr/0001-a.md": record(1, "A") });
		for (const request of [
			{ title: "Use Rust" },
			{ title: " ", folder: "doc/adr" as RepoPath },
			{ title: "Use Rust", supersedes: "README.md" as RepoPath },
		])
			await expect(here.tacit.planRecord(request)).rejects.toMatchObject({
				code: "bad-argument",
			});
		const plan = await here.tacit.planRecord({
			title: "Use Rust",
			folder: "api/docs/adr" as RepoPath,
		});
		expect(plan.path).toBe("api/docs/adr/0002-use-rust.md");
	});
});

describe("A record made of notes", () => {
	it("holds what they say, links back, and they point to it", async () => {
		const here = await opened();
		const note = await here.note(
			"src/a (1).ts",
			{ start: 1, end: 1 },
			"# One before two\n\nTwo reads what one wrote.\n\n## Rejected\n\n- Both at once: they race\n",
		);
		const plan = await written(here, { notes: [note.head.id] });
		expect(plan.path).toBe("doc/adr/0003-one-before-two.md");
		const text = await here.repository.read(plan.path);
		expect(text).toContain("## Status\n\nAccepted\n");
		expect(text).toContain("## Context\n\nTwo reads what one wrote.\n");
		expect(text).toContain(
			"## Decision\n\nOne before two.\n\nRejected:\n\n- Both at once: they race\n",
		);
		expect(text).toContain(`- [One before two](../../${note.file.path})`);
		expect(await here.repository.read(note.file.path)).toContain(
			"Two reads what one wrote.\n\nRecorded in [3. One before two](../../doc/adr/0003-one-before-two.md).\n\n## Rejected\n",
		);
		expect(await here.tacit.findings()).toEqual([]);
	});
});

describe("A record that supersedes another", () => {
	it("is written with it, in one step", async () => {
		const here = await opened();
		const plan = await written(here, {
			title: "Use Rust",
			supersedes: second as RepoPath,
		});
		expect(await here.repository.read(plan.path)).toContain(
			"Supercedes [2. Use Go](0002-use-go.md)",
		);
		expect(await here.repository.read(second)).toBe(
			record(2, "Use Go").replace(
				"Accepted",
				"Superceded by [3. Use Rust](0003-use-rust.md)",
			),
		);
		const { entries, findings } = await here.tacit.decisions();
		expect(findings).toEqual([]);
		expect(entries.find(({ key }) => key === second)?.supersededBy).toEqual([
			plan.path,
		]);
	});
});

describe("Numbers that two branches took", () => {
	it("are told before the merge, but not those that were only renamed here", async () => {
		const here = await opened();
		const { repository } = here;
		await repository.git("switch", "-qc", "theirs");
		await repository.commit({ "doc/adr/0003-theirs.md": record(3, "Theirs") });
		await repository.git("switch", "-q", "main");
		await repository.git("mv", second, "doc/adr/0002-use-golang.md");
		await repository.commit({ "doc/adr/0003-ours.md": record(3, "Ours") });
		expect(await here.tacit.numberCollisions()).toEqual([
			{
				number: 3,
				path: "doc/adr/0003-ours.md",
				next: 4,
				others: [
					{ number: 3, path: "doc/adr/0003-theirs.md", branches: ["theirs"] },
				],
			},
		]);
	});
});
