import { afterEach, beforeEach, expect, it } from "vitest";
import type {
	JsonCheck,
	JsonCheckFinding,
} from "../../../src/cli/json/check.ts";
import type { JsonError } from "../../../src/cli/json/version.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const token = [
	"import { clock } from './clock';",
	"",
	"// Renewed early.",
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
const tokenText = token.join("\n");

interface Fixture {
	readonly id: string;
	readonly title: string;
	readonly kind?: string;
	readonly file?: string;
	readonly lines?: readonly [number, number];
	readonly code?: readonly string[];
	readonly fields?: readonly string[];
}

function note({ id, title, lines, ...more }: Fixture): string {
	const { kind = "why", file = "token.ts", code = token, fields = [] } = more;
	return [
		...["---", `id: ${id}`, `kind: ${kind}`],
		...["by:", "  - Ada Lovelace <ada@example.org>", ...fields, "---", ""],
		...[`# ${title}`, ""],
		`\`\`\`ts tacit file=${file}${lines ? ` lines=${lines.join("-")}` : ""}`,
		...(lines ? code.slice(lines[0] - 1, lines[1]) : []),
		...["```", ""],
	].join("\n");
}

const early = "src/auth/.tacit/early.ear1y001.md";
const revoking = "src/auth/.tacit/revoking.rev0ke01.md";

const tacit = commandLine();
let repository: TestRepository;
let start: string;

beforeEach(async () => {
	repository = await gitRepository();
	start = await repository.commit({
		"src/auth/token.ts": tokenText,
		[early]: note({ id: "ear1y001", title: "Renewed early", lines: [4, 7] }),
		[revoking]: note({
			...{ id: "rev0ke01", title: "All at once", lines: [9, 11] },
		}),
	});
});
afterEach(() => repository.dispose());

const check = (...args: string[]) =>
	tacit.json<JsonCheck>(repository, ["check", ...args]);
const told = ({ findings }: JsonCheck) =>
	findings.map(({ code, note: about }: JsonCheckFinding) =>
		about ? `${code} ${about.id}` : code,
	);
const edit = (from: string, to: string) =>
	repository.write("src/auth/token.ts", tokenText.replace(from, to));

it("tacit check says which notes’ code says something else, with both, and nothing of the others", async () => {
	await edit("now > 60", "now > 90");
	const checked = await check();
	expect(told(checked)).toEqual(["code-changed ear1y001"]);
	expect(checked).toMatchObject({ base: start, notes: 2, files: 1 });
	expect(checked.findings[0]).toMatchObject({
		...{ level: "warning", path: "src/auth/token.ts" },
		lines: { start: 4, end: 7 },
		before: { lines: { start: 4, end: 7 } },
		message: "The code under “Renewed early” changed: does it still hold?",
	});
	expect(checked.findings[0]?.before?.text[1]).toContain("> 60");
	expect(checked.findings[0]?.after?.text[1]).toContain("> 90");
	const { code, stdout, stderr } = await tacit.run(repository, ["check"]);
	expect(code).toBe(0);
	expect(stdout).toContain("- \tif (expiry - now > 60) return;");
	expect(stdout).toContain("+ \tif (expiry - now > 90) return;");
	expect(stdout).toContain("tacit confirm ear1y001");
	expect(stderr).toContain("2 notes, 1 changed file");
	expect(stderr).toContain("1 warning.");
});

it("tacit check is silent about code that moved, and tells of another layout only when asked", async () => {
	await repository.write(
		"src/auth/token.ts",
		["// one", "// two", ...token.slice(2)]
			.join("\n")
			.replace("\treturn renew();", "    return renew(); // soon"),
	);
	expect(told(await check())).toEqual([]);
	expect(told(await check("--verbose"))).toEqual(["code-reformatted ear1y001"]);
});

it("tacit check follows code to another name and another file, and tells of what was taken away", async () => {
	await repository.git("mv", "src/auth/token.ts", "src/auth/session.ts");
	expect(told(await check())).toEqual([]);
	await repository.write("src/auth/session.ts", token.slice(0, 8).join("\n"));
	const checked = await check();
	expect(told(checked)).toEqual(["code-gone rev0ke01"]);
	await repository.write("src/auth/revoke.ts", `${token.slice(8).join("\n")}`);
	await repository.git("add", "--all");
	expect(told(await check())).toEqual([]);
});

it("tacit check compares a branch with what it has in common, and does not repeat what was so before", async () => {
	await repository.commit({
		"src/auth/token.ts": tokenText.replace("now > 60", "now > 90"),
	});
	await repository.git("checkout", "--quiet", "-b", "work");
	await repository.commit({ "src/other.ts": "export const other = 1;\n" });
	await repository.git("checkout", "--quiet", "main");
	await repository.commit({ "src/auth/clock.ts": "export const clock = 1;\n" });
	await repository.git("checkout", "--quiet", "work");
	await repository.commit({
		"src/auth/token.ts": tokenText
			.replace("now > 60", "now > 90")
			.replace("drop(all)", "drop(some)"),
	});
	expect(told(await check("--base", "main"))).toEqual([
		"code-changed rev0ke01",
	]);
	expect(told(await check())).toEqual([]);
	expect(told(await check("--all"))).toEqual([
		"code-changed ear1y001",
		"code-changed rev0ke01",
	]);
});

it("tacit check asks no more once somebody confirmed the note for the code as it is", async () => {
	await edit("now > 60", "now > 90");
	await tacit.run(repository, ["confirm", "ear1y001"]);
	expect(told(await check())).toEqual([]);
	await edit("now > 60", "now > 120");
	expect(told(await check())).toEqual(["code-changed ear1y001"]);
	const { stderr } = await tacit.run(repository, ["retire", "ear1y001"]);
	expect(stderr).toContain("It is retired");
	expect(await repository.read(early)).toContain("status: retired");
	expect(told(await check())).toEqual(["note-ended ear1y001"]);
	await tacit.run(repository, ["retire", "ear1y001", "--undo"]);
	expect(told(await check())).toEqual(["code-changed ear1y001"]);
});

it("tacit check names notes on whole files and folders, and open questions, once each", async () => {
	await repository.commit({
		"src/auth/.tacit/whole.wh0e0001.md": note({
			...{ id: "wh0e0001", title: "One file", kind: "decision" },
		}),
		"src/.tacit/area.area0001.md": note({
			...{ id: "area0001", title: "One area", file: "auth/" },
		}),
		"src/auth/.tacit/why.asked001.md": note({
			...{ id: "asked001", title: "Why 60?", kind: "question" },
			lines: [5, 5],
		}),
	});
	await edit("// Renewed early.", "// Renewed soon.");
	expect(told(await check())).toEqual([]);
	await edit("now > 60", "now > 90");
	await repository.write("src/auth/new.ts", "export const b = 2;\n");
	const checked = await check();
	expect(told(checked)).toEqual([
		"code-changed ear1y001",
		"governed area0001",
		"governed wh0e0001",
		"question-open asked001",
	]);
});

it("tacit check names notes on the folders of files that a change adds, but for those that it brings along", async () => {
	const area = note({
		...{ id: "area0001", title: "One area", file: "." },
	});
	await repository.commit({ "src/auth/.tacit/area.area0001.md": area });
	const base = await repository.git("rev-parse", "HEAD");
	await repository.commit({
		"src/auth/new.ts": "export const b = 2;\n",
		"src/auth/.tacit/other.area0002.md": area.replace("area0001", "area0002"),
	});
	expect(told(await check("--base", base))).toEqual([
		"governed area0001",
		"note-new area0002",
	]);
});

it("tacit check tells what a change brings to notes, and what it brings about", async () => {
	await repository.commit({
		"package-lock.json": JSON.stringify({
			packages: { "node_modules/left-pad": { version: "1.2.0" } },
		}),
		"src/auth/.tacit/pad.pad00001.md": note({
			...{ id: "pad00001", title: "Padded by hand", kind: "workaround" },
			...{ lines: [9, 11], fields: ["until: left-pad >=1.3"] },
		}),
		"src/auth/.tacit/bug.bvg00001.md": note({
			...{ id: "bvg00001", title: "Until it is mended", kind: "workaround" },
			...{ lines: [9, 11], fields: ["until: '#12'"] },
		}),
	});
	const base = await repository.git("rev-parse", "HEAD");
	await repository.write(
		revoking,
		note({
			...{ id: "rev0ke01", title: "All at once", lines: [9, 11] },
			fields: ["status: retired"],
		}),
	);
	await repository.write(
		"src/auth/.tacit/drop.dr0p0001.md",
		note({ id: "dr0p0001", title: "Dropped *late*", lines: [10, 10] }),
	);
	await repository.remove(early);
	await repository.write(
		"package-lock.json",
		JSON.stringify({
			packages: { "node_modules/left-pad": { version: "1.3.1" } },
		}),
	);
	expect(told(await check())).toEqual([
		"until-reached pad00001",
		"note-ended rev0ke01",
		"note-removed ear1y001",
		"note-new dr0p0001",
	]);
	await repository.git("add", "--all");
	await repository.git("commit", "--quiet", "--message=Mend it\n\nFixes #12.");
	expect(told(await check("--base", base))).toEqual([
		"until-reached bvg00001",
		"until-reached pad00001",
		"note-ended rev0ke01",
		"note-removed ear1y001",
		"note-new dr0p0001",
	]);
});

it("tacit check fails for malformed files alone, unless it is told or the team says otherwise", async () => {
	await edit("now > 60", "now > 90");
	const codeOf = async (...args: string[]) =>
		(await tacit.run(repository, ["check", ...args])).code;
	expect(await codeOf()).toBe(0);
	expect(await codeOf("--fail-on", "warning")).toBe(1);
	await repository.write(
		".tacit/config.yaml",
		"check:\n  code-changed: error\n  src/auth/: { code-changed: off }\n",
	);
	expect(await codeOf()).toBe(0);
	await repository.write(
		".tacit/config.yaml",
		"check: { code-changed: error }\n",
	);
	expect(await codeOf()).toBe(1);
	expect(await codeOf("--fail-on", "never")).toBe(0);
	await repository.write(
		".tacit/config.yaml",
		"check: { code-moved: error }\n",
	);
	expect(told(await check())).toEqual(["code-changed ear1y001", "flawed"]);
	await repository.write(
		"src/auth/.tacit/bad.bad00001.md",
		"---\nid: bad00001\n",
	);
	expect(told(await check())).toContain("malformed");
	expect(await codeOf()).toBe(1);
});

it("tacit check says what it cannot compare, and with what to do", async () => {
	const failure = async (...args: string[]) => {
		const { code, stdout } = await tacit.run(repository, [
			...["check", "--json", ...args],
		]);
		expect(code).toBe(2);
		return (JSON.parse(stdout) as { error: JsonError }).error;
	};
	expect(await failure("--base", "nowhere")).toMatchObject({
		code: "unknown-revision",
		message: expect.stringContaining("Git knows no commit “nowhere” here."),
	});
	expect(await failure("--base=--output=x")).toMatchObject({
		code: "unknown-revision",
	});
	expect(await failure("--all", "--base", "main")).toMatchObject({
		code: "bad-argument",
	});
	await repository.git("checkout", "--quiet", "--orphan", "apart");
	await repository.commit({ "b.ts": "b();\n" });
	expect(await failure("--base", "main")).toMatchObject({
		code: "no-common-commit",
		message:
			"“main” and HEAD have no commit in common: there is nothing to compare with.",
	});
	await repository.git("checkout", "--quiet", "--orphan", "empty");
	expect(await failure("--base", "main")).toMatchObject({
		code: "no-common-commit",
		message: expect.stringContaining("There is no commit here yet"),
	});
	const shallow = `${repository.folder}/shallow`;
	await repository.git("checkout", "--quiet", "--force", "main");
	await repository.commit({ "c.ts": "c();\n" });
	await repository.gitIn(
		...([repository.folder, "clone", "--quiet", "--depth=1"] as const),
		...[`file://${repository.root}`, shallow],
	);
	const { code, stderr } = await tacit.run(
		{ root: shallow, environment: repository.environment },
		["check", "--base", start],
	);
	expect(code).toBe(2);
	expect(stderr).toContain("fetch-depth: 0");
});

it("tacit check prints annotations, a code quality report, SARIF and a comment, in which nothing of a note is alive", async () => {
	await repository.write(
		early,
		note({
			id: "ear1y001",
			title: "<img src=x> @everyone ::error:: 5%",
			lines: [4, 7],
		}),
	);
	await edit("now > 60", "now > 90\n\t\t// ```\n\t");
	const print = async (format: string) =>
		(await tacit.run(repository, ["check", "--format", format])).stdout;
	expect((await print("github")).split("\n")[0]).toMatch(
		/^::warning file=src\/auth\/token\.ts,line=4,endLine=9,title=@everyone %3A%3Aerror%3A%3A 5%25::The code under “/,
	);
	expect(JSON.parse(await print("gitlab"))[0]).toMatchObject({
		...{ check_name: "tacit/code-changed", severity: "minor" },
		fingerprint: "code-changed:ear1y001",
		location: { path: "src/auth/token.ts", lines: { begin: 4 } },
	});
	expect(JSON.parse(await print("sarif"))).toMatchObject({
		version: "2.1.0",
		runs: [
			{
				results: [{ ruleId: "code-changed", level: "warning" }],
			},
		],
	});
	const comment = await print("markdown");
	expect(comment).toContain("<!-- tacit check -->");
	expect(comment).not.toContain("<img");
	expect(comment).toContain("@<!-- -->everyone");
	expect(comment).toContain("````diff\n");
});

it("tacit check says whom to ask: whom the note names, and who owns the code", async () => {
	await repository.commit({
		".github/CODEOWNERS": "* @all\n/src/auth/ @org/auth\n**/.tacit/\n",
		[early]: note({
			...{ id: "ear1y001", title: "Renewed early", lines: [4, 7] },
			fields: ["until: 2020-01-01"],
		}),
	});
	await edit("drop(all)", "drop(some)");
	const checked = await check();
	expect(told(checked)).toEqual([
		"code-changed rev0ke01",
		"until-reached ear1y001",
	]);
	expect(checked.findings.map(({ owners }) => owners)).toEqual([
		["@org/auth"],
		["@org/auth"],
	]);
	const { stdout } = await tacit.run(repository, ["check"]);
	expect(stdout).toContain(
		"Ask Ada Lovelace, or the owners of the code: @org/auth",
	);
});
