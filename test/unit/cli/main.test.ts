import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeAll(async () => {
	repository = await gitRepository();
	await repository.commit({ "a.ts": "x\n" });
});
afterAll(async () => {
	await repository.dispose();
});

describe("tacit", () => {
	it("explains each command with examples, and never names another’s package", async () => {
		const commands = ["why", "list", "note", "point", "lint", "share", "init"];
		await Promise.all(
			commands.map(async (command) => {
				const { code, stdout } = await tacit.run(repository, [
					command,
					"--help",
				]);
				expect(code).toBe(0);
				expect(stdout).toContain("Examples:\n  $ tacit ");
				expect(stdout).toContain("--json");
				expect(stdout).not.toContain("npx tacit ");
			}),
		);
	});

	it("shows how a path that begins with a dash is typed, where a path is taken", async () => {
		for (const command of ["why", "note", "point"]) {
			const { stdout } = await tacit.run(repository, [command, "--help"]);
			expect(stdout).toMatch(/^ {2}\$ tacit .* -- -odd-name\.ts:3$/m);
		}
	});

	it("refuses an empty path, which a script's empty variable gives", async () => {
		for (const args of [
			["why", ""],
			["list", ""],
			["lint", ""],
		]) {
			const { code, stderr } = await tacit.run(repository, args);
			expect({ args, code }).toEqual({ args, code: 2 });
			expect(stderr).toContain("The path is empty");
		}
	});

	it("prints its version", async () => {
		const { code, stdout } = await tacit.run(repository, ["--version"]);
		expect({ code, stdout }).toEqual({
			code: 0,
			stdout: `${manifest.version}\n`,
		});
	});

	it("ends with 2 for wrong usage", async () => {
		const usages = [[], ["bogus"], ["why"], ["list", "--bogus"]];
		await Promise.all(
			usages.map(async (args) => {
				const { code, stdout, stderr } = await tacit.run(repository, args);
				expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: "" });
				expect(stderr).toMatch(/--help|Usage:/);
			}),
		);
	});

	it("answers wrong usage in JSON when JSON is wanted", async () => {
		const { code, stdout } = await tacit.run(repository, ["why", "--json"]);
		expect(code).toBe(2);
		expect(JSON.parse(stdout)).toMatchObject({
			version: 1,
			error: { code: "usage" },
		});
	});

	it("does not mind a reader that goes away", async () => {
		const child = spawn("sh", [
			"-c",
			`"${process.execPath}" "${tacit.file}" --help | head -c 1 >/dev/null`,
		]);
		let stderr = "";
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			stderr += text;
		});
		await new Promise((resolve) => child.on("close", resolve));
		expect(stderr).toBe("");
	});
});
