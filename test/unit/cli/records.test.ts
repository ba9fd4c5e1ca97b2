import { describe, expect, it, onTestFinished } from "vitest";
import type { JsonRecord } from "../../../src/cli/json/records.ts";
import type { JsonRelations } from "../../../src/cli/json/relations.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();

const record = (title: string, text: string) =>
	`# ${title}\n\n- Status: accepted\n- Date: 2026-01-01\n\n## Context and Problem Statement\n\n${text}\n`;
const files = {
	"docs/adr/0001-charts.md": record(
		"Render charts on the server",
		"Phones are slow at drawing.",
	),
	"docs/adr/0002-cents.md": record(
		"Keep prices in cents",
		"Floating point loses pennies.",
	),
	"docs/adr/0003-mail.md": record(
		"Send mail from a worker",
		"The provider stalls for seconds.",
	),
	"docs/adr/0004-worker.md": record(
		"Mails go out from a worker",
		"The mail provider stalls for many seconds.",
	),
	"src/a.ts": "one();\n",
};

async function repository() {
	const made = await gitRepository();
	onTestFinished(() => made.dispose());
	await made.commit(files);
	return made;
}

describe("tacit record", () => {
	it("writes a record and prints its path; in a folder of the repository, too", async () => {
		const made = await repository();
		const { code, stdout, stderr } = await tacit.run(
			made,
			["record", "Use Rust", "--status", "accepted"],
			{ folder: "src" },
		);
		expect([code, stdout, stderr]).toEqual([
			0,
			"../docs/adr/0005-use-rust.md\n",
			"",
		]);
		expect(await made.read("docs/adr/0005-use-rust.md")).toContain(
			"- Status: accepted\n- Deciders: Ada Lovelace\n",
		);
	});

	it("writes nothing with --dry-run, and says what other branches took", async () => {
		const made = await repository();
		await made.git("switch", "-qc", "theirs");
		await made.commit({ "docs/adr/0005-theirs.md": record("Theirs", "…") });
		await made.git("switch", "-q", "main");
		const { code, stdout, stderr } = await tacit.run(made, [
			...["record", "Use Rust", "-n"],
		]);
		expect(code).toBe(0);
		expect(stdout).toMatch(/^# Use Rust\n\n- Status: proposed\n/);
		expect(stderr).toBe(
			"Number 5 is taken by docs/adr/0005-theirs.md on theirs.\n",
		);
		expect(await made.git("status", "--porcelain")).toBe("");
		const json = await tacit.json<JsonRecord>(made, [
			"record",
			"Use Rust",
			"-n",
		]);
		expect(json).toMatchObject({
			...{ version: 1, path: "docs/adr/0006-use-rust.md", isWritten: false },
			passedOver: [{ number: 5, branches: ["theirs"] }],
		});
	});

	it("makes a record of a note, and lets it take another one's place", async () => {
		const made = await repository();
		await tacit.run(made, [
			"note",
			"src/a.ts:1",
			"-m",
			"# One first\n\nTwo reads it.",
		]);
		const [, id] = /\.([a-z0-9]{8})\.md/.exec(
			await made.git("status", "--porcelain", "-uall"),
		) as RegExpExecArray;
		const { code, stdout } = await tacit.run(made, [
			...["record", "--from", id as string],
			...["--supersedes", "docs/adr/0003-mail.md"],
		]);
		expect([code, stdout]).toEqual([
			0,
			"docs/adr/0005-one-first.md\ndocs/adr/0003-mail.md\n",
		]);
		expect(await made.read("docs/adr/0003-mail.md")).toContain(
			"- Status: superseded by [",
		);
		expect(await made.read("docs/adr/0005-one-first.md")).toContain(
			"Two reads it.",
		);
		const { proposals } = await tacit.json<JsonRelations>(made, ["relations"]);
		const keys = proposals.flatMap(({ one, other }) => [one.key, other.key]);
		expect(keys).not.toContain(id);
	});

	it("refuses what makes no sense", async () => {
		const made = await repository();
		for (const args of [
			["record"],
			["record", "A", "--status", "done"],
			["record", "A", "--supersedes", "src/a.ts"],
			["record", "A", "--folder", "../elsewhere"],
			["record", "--from", "zzzzzzzz"],
		])
			expect((await tacit.run(made, args)).code).toBe(2);
		expect(await made.git("status", "--porcelain")).toBe("");
	});
});

describe("tacit relations", () => {
	it("lists what says the same, and tacit relate settles it", async () => {
		const made = await repository();
		const { code, stdout } = await tacit.run(made, ["relations"]);
		expect(code).toBe(0);
		expect(stdout).toMatch(
			/^These say much the same\n {2}Send mail from a worker {1,2}docs\/adr\/0003-mail\.md\n {2}Mails go out from a worker {1,2}docs\/adr\/0004-worker\.md\n/,
		);
		const { proposals } = await tacit.json<JsonRelations>(made, ["relations"]);
		expect(proposals).toEqual([
			expect.objectContaining({
				kind: "alike",
				one: {
					key: "docs/adr/0003-mail.md",
					title: "Send mail from a worker",
					path: "docs/adr/0003-mail.md",
					isRecord: true,
				},
			}),
		]);
		const settled = await tacit.run(
			made,
			["relate", "0003-mail.md", "0004-worker.md", "--as", "apart"],
			{ folder: "docs/adr" },
		);
		expect([settled.code, settled.stdout]).toEqual([
			0,
			"docs/adr/0003-mail.md and docs/adr/0004-worker.md are not put side by side again.\n",
		]);
		const after = await tacit.run(made, ["relations"]);
		expect([after.stdout, after.stderr]).toEqual([
			"",
			"Nothing says the same, and nothing contradicts.\n",
		]);
	});

	it("has no themes of a few records, and wants to know what becomes of a pair", async () => {
		const made = await repository();
		const { code, stdout } = await tacit.run(made, ["relations", "--themes"]);
		expect([code, stdout]).toEqual([0, ""]);
		const { code: missing } = await tacit.run(made, [
			...["relate", "docs/adr/0003-mail.md", "docs/adr/0004-worker.md"],
		]);
		expect(missing).toBe(2);
	});
});

describe("tacit guide", () => {
	it("writes a guide on what records keep saying, and keeps it current", async () => {
		const made = await repository();
		const said = ["pay", "mail", "hooks", "import"].map((name) => [
			`${name}/docs/adr/0001-${name}.md`,
			record(`Idempotent ${name}`, `So is ${name}.`),
		]);
		const others = Array.from({ length: 50 }, (_, at) => [
			`docs/adr/${String(at + 10).padStart(4, "0")}-x.md`,
			record(
				`Topic${word(at)} before part${word(at + 90)}`,
				`As cause${word(at + 300)} says.`,
			),
		]);
		await made.commit(Object.fromEntries([...said, ...others]));
		const themes = await tacit.run(made, ["relations", "--themes"]);
		expect(themes.stdout).toMatch(/^idempotent\n/);
		const first = await tacit.run(made, ["guide", "idempotent"]);
		expect([first.code, first.stdout]).toEqual([
			0,
			"docs/guides/idempotent.md\n",
		]);
		const text = await made.read("docs/guides/idempotent.md");
		expect(text).toContain(
			"**[Idempotent pay](../../pay/docs/adr/0001-pay.md)**",
		);
		await made.write(
			"docs/guides/idempotent.md",
			text.replace("# Idempotent", "# Twice"),
		);
		await made.remove("mail/docs/adr/0001-mail.md");
		await made.write(
			"late/docs/adr/0001-late.md",
			record("Idempotent late", "Late."),
		);
		await tacit.run(made, ["guide", "-o", "docs/guides/idempotent.md"]);
		const after = await made.read("docs/guides/idempotent.md");
		expect(after).toContain("# Twice");
		expect(after).toContain("Idempotent late");
		expect(after).not.toContain("Idempotent mail");
		for (const args of [
			["guide"],
			["guide", "nothing"],
			["guide", "-o", "src/a.ts"],
		])
			expect((await tacit.run(made, args)).code).toBe(2);
	});
});

/** A number as letters, so that each is a word of its own. */
function word(at: number): string {
	return [...String(at)].map((digit) => "bcdfghjklm"[Number(digit)]).join("");
}
