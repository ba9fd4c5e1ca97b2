import { afterEach, beforeEach, expect, it } from "vitest";
import type { JsonCheck, JsonFixed } from "../../../src/cli/json/check.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const code = [
	"import { clock } from './clock';",
	"",
	"export function refresh(now = clock()) {",
	"\tif (expiry - now > 60) return;",
	"\treturn renew();",
	"}",
	"",
	"export function revoke() {",
	"\treturn drop(all);",
	"}",
	"",
];
const early = "early.ear1y001.md";
const revoking = "revoking.rev0ke01.md";

function note(id: string, lines: readonly [number, number], words = "") {
	return [
		...["---", `id: ${id}`, "kind: why", "flavour: own", "---", ""],
		...[`# About ${id}`, "", words, ""],
		`\`\`\`ts tacit file=token.ts lines=${lines.join("-")} colour=blue`,
		...code.slice(lines[0] - 1, lines[1]),
		...["```", ""],
	].join("\n");
}

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"src/auth/token.ts": code.join("\n"),
		[`src/auth/.tacit/${early}`]: note(
			"ear1y001",
			[3, 6],
			`As [said](${revoking}) and ![drawn](media/flow.png), see [it](../token.ts).`,
		),
		[`src/auth/.tacit/${revoking}`]: note(
			"rev0ke01",
			[8, 10],
			`Not as [here](${early}).`,
		),
		"src/auth/.tacit/media/flow.png": "picture",
	});
});
afterEach(() => repository.dispose());

async function fix(...args: string[]): Promise<JsonFixed> {
	const { fixed } = await tacit.json<JsonCheck>(repository, [
		...["check", "--fix", ...args],
	]);
	if (!fixed) throw new Error("nothing is told of what was fixed");
	return fixed;
}
const read = (path: string) => repository.read(path);

it("tacit check --fix writes new lines and quotes where code moved in its file, and every other byte stays", async () => {
	await repository.write("src/auth/token.ts", ["// one", ...code].join("\n"));
	const before = await read(`src/auth/.tacit/${early}`);
	const fixed = await fix();
	expect(fixed.notes.map(({ id, movedTo }) => [id, movedTo])).toEqual([
		["ear1y001", null],
		["rev0ke01", null],
	]);
	expect(fixed.notes[0]?.places).toEqual([
		{
			...{ place: 1, isRenewed: true },
			from: { path: "src/auth/token.ts", lines: { start: 3, end: 6 } },
			to: { path: "src/auth/token.ts", lines: { start: 4, end: 7 } },
		},
	]);
	const after = await read(`src/auth/.tacit/${early}`);
	expect(after).toMatch(/lines=4-7 .*blob=[0-9a-f]{40}.* colour=blue\n/);
	const withoutInfo = (text: string) => text.replace(/^```ts.*$/m, "```ts");
	expect(withoutInfo(after)).toBe(withoutInfo(before));
	expect((await fix("--all")).notes).toEqual([]);
});

it("tacit check --fix lets notes go after their code to another folder, with images, and links lead there", async () => {
	await repository.commit({
		"docs/.tacit/all.a11n0te1.md": [
			...["---", "id: a11n0te1", "kind: why", "---", ""],
			...["# All", "", `[Early](../../src/auth/.tacit/${early})`, ""],
			...["```text tacit file=.", "```", ""],
		].join("\n"),
	});
	await repository.git("mv", "src/auth/token.ts", "src/token.ts");
	const {
		code: exit,
		stdout,
		stderr,
	} = await tacit.run(repository, [...["check", "--fix"]]);
	expect(exit).toBe(0);
	expect(stdout).toContain(
		`src/auth/.tacit/${early} → src/.tacit/${early}\n  src/auth/token.ts:3-6 → src/token.ts:3-6`,
	);
	expect(stderr).toContain(
		"Wrote 2 notes, 2 of them beside code in another folder, and 1 link in 1 other file.",
	);
	const moved = await read(`src/.tacit/${early}`);
	expect(moved).toContain("tacit file=token.ts lines=3-6");
	expect(moved).toContain(`[said](${revoking})`);
	expect(moved).toContain("[it](../token.ts)");
	expect(await read("src/.tacit/media/flow.png")).toBe("picture");
	expect(await read("docs/.tacit/all.a11n0te1.md")).toContain(
		`(../../src/.tacit/${early})`,
	);
	const left = await repository.git("ls-files", "-o", "-c", "src/auth");
	for (const path of left.split("\n").filter((each) => each !== ""))
		await expect(read(path)).rejects.toThrow();
	const lint = await tacit.run(repository, ["lint"]);
	expect(lint.stdout).not.toMatch(/: (?:error|warning): /);
});

it("tacit check --fix --dry-run says what it would write, and writes nothing", async () => {
	await repository.git("mv", "src/auth/token.ts", "src/token.ts");
	const state = await repository.git("status", "--porcelain");
	const fixed = await fix("--dry-run");
	expect(fixed).toMatchObject({ isDryRun: true, left: [] });
	expect(fixed.notes.map(({ movedTo }) => movedTo)).toEqual([
		`src/.tacit/${early}`,
		`src/.tacit/${revoking}`,
	]);
	expect(await repository.git("status", "--porcelain")).toBe(state);
	const dry = ["check", "--fix", "--dry-run", "--fail-on", "info"];
	expect((await tacit.run(repository, dry)).code).toBe(1);
	const alone = await tacit.run(repository, ["check", "--dry-run"]);
	expect(alone.code).toBe(2);
});

it("tacit check --fix follows code that is another by now without saying that it still holds", async () => {
	await repository.git("mv", "src/auth/token.ts", "src/token.ts");
	await repository.write(
		"src/token.ts",
		["// one", ...code].join("\n").replace("now > 60", "now > 90"),
	);
	const fixed = await fix();
	expect(fixed.notes[0]?.places[0]).toMatchObject({ isRenewed: false });
	const moved = await read(`src/.tacit/${early}`);
	expect(moved).toContain("tacit file=token.ts lines=3-6 colour=blue");
	expect(moved).toContain("now > 60");
	const { findings } = await tacit.json<JsonCheck>(repository, ["check"]);
	expect(findings.map(({ code }) => code)).toContain("code-changed");
});

it("tacit check --fix leaves a note where another file stands in its way, says so, and ends with 2", async () => {
	await repository.commit({ [`src/.tacit/${early}`]: "mine\n" });
	await repository.git("mv", "src/auth/token.ts", "src/token.ts");
	const {
		code: exit,
		stdout,
		stderr,
	} = await tacit.run(repository, [...["check", "--fix"]]);
	expect(stderr).toContain(`Another file stands at src/.tacit/${early}.`);
	expect(exit).toBe(2);
	expect(stdout).toContain(`src/.tacit/${revoking}`);
	expect(await read(`src/.tacit/${early}`)).toBe("mine\n");
	const rest = await read(`src/auth/.tacit/${early}`);
	expect(rest).toContain(`[said](../../.tacit/${revoking})`);
});

it("tacit check --fix leaves a note where another image stands in the way of its own, and every link that leads to it", async () => {
	await repository.commit({
		"src/.tacit/media/flow.png": "another picture",
		"docs/.tacit/all.a11n0te1.md": [
			...["---", "id: a11n0te1", "kind: why", "---", ""],
			...["# All", "", `[Early](../../src/auth/.tacit/${early})`, ""],
			...["```text tacit file=.", "```", ""],
		].join("\n"),
	});
	await repository.git("mv", "src/auth/token.ts", "src/token.ts");
	const { stderr, code: exit } = await tacit.run(repository, [
		"check",
		"--fix",
	]);
	expect(stderr).toContain(
		"Another image stands at src/.tacit/media/flow.png.",
	);
	expect(exit).toBe(2);
	expect(await read("src/.tacit/media/flow.png")).toBe("another picture");
	expect(await read("src/auth/.tacit/media/flow.png")).toBe("picture");
	await expect(read(`src/.tacit/${early}`)).rejects.toThrow();
	expect(await read(`src/auth/.tacit/${early}`)).toContain(
		`[said](../../.tacit/${revoking})`,
	);
	expect(await read(`src/.tacit/${revoking}`)).toContain(
		`[here](../auth/.tacit/${early})`,
	);
	expect(await read("docs/.tacit/all.a11n0te1.md")).toContain(
		`(../../src/auth/.tacit/${early})`,
	);
});

it("tacit check --fix goes on where it was stopped half-way", async () => {
	await repository.git("mv", "src/auth/token.ts", "src/token.ts");
	const old = await read(`src/auth/.tacit/${early}`);
	await fix();
	const moved = await read(`src/.tacit/${early}`);
	await repository.write(`src/auth/.tacit/${early}`, old);
	await fix("--all");
	expect(await read(`src/.tacit/${early}`)).toBe(moved);
	await expect(read(`src/auth/.tacit/${early}`)).rejects.toThrow();
});

it("tacit check --fix touches the notes on what changed alone, and all with --all", async () => {
	await repository.commit({
		"src/auth/token.ts": ["// one", ...code].join("\n"),
	});
	expect((await fix()).notes).toEqual([]);
	expect((await fix("--base", "HEAD~1")).notes).toHaveLength(2);
	await repository.git("checkout", "--quiet", ".");
	expect((await fix("--all")).notes).toHaveLength(2);
});
