import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonAsked } from "../../../src/cli/json/internalize.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;
let head: string;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({ "src/queue.ts": "one\n\tsort();\nthree\n" });
	await repository.git(
		...["-c", "user.name=Grace Hopper", "-c", "user.email=grace@example.org"],
		...["commit", "--quiet", "--amend", "--no-edit", "--reset-author"],
	);
	head = await repository.git("rev-parse", "HEAD");
});
afterEach(() => repository.dispose());

/** As if it had been pushed to a host. */
async function publish(): Promise<void> {
	await repository.git("remote", "add", "origin", "git@github.com:ada/queue");
	await repository.git("update-ref", "refs/remotes/origin/main", head.trim());
}

describe("tacit ask", () => {
	const ask = (...rest: string[]) =>
		tacit.run(repository, ["ask", "src/queue.ts:2", "-m", "Why?", ...rest]);
	const asked = (...rest: string[]) =>
		tacit.json<JsonAsked>(repository, [
			...["ask", "src/queue.ts:2", "-m", "Why sorted twice?", ...rest],
		]);

	it("prints the message alone, and beside it whom to ask and where the question is kept", async () => {
		await publish();
		const { code, stdout, stderr } = await ask();
		expect(code).toBe(0);
		expect(stdout).toBe(
			`Why?\n\nsrc/queue.ts:2\nhttps://github.com/ada/queue/blob/${head.trim()}/src/queue.ts#L2-L2\n\n\`\`\`\nsort();\n\`\`\`\n`,
		);
		expect(stderr).toContain("May know: Grace Hopper (last here today)");
		expect(stderr).toMatch(
			/Kept for you alone: \.git\/tacit\/drafts\/src\/why\..*\.md/,
		);
		expect((await repository.git("status", "--porcelain")).trim()).toBe("");
	});

	it("writes an open question, beside the code and without a name where that is wished", async () => {
		const { note } = await asked("--publish", "--no-name");
		expect(note).toMatchObject({
			...{ kind: "question", status: "open", by: [] },
			visibility: "published",
			title: "Why sorted twice?",
		});
	});

	it("leads to the lines where the last commit has them", async () => {
		await publish();
		await repository.write("src/queue.ts", "zero\none\n\tsort();\nthree\n");
		const { stdout } = await tacit.run(repository, [
			...["ask", "src/queue.ts:3", "-m", "Why?"],
		]);
		expect(stdout).toContain("src/queue.ts:3\n");
		expect(stdout).toContain("/src/queue.ts#L2-L2\n");
	});

	it("leads to the file alone where its lines are new, and nowhere where the file is", async () => {
		await publish();
		await repository.write("src/queue.ts", "one\n\tsort(2);\nthree\n");
		expect((await asked()).message).toContain("/src/queue.ts\n\n```");
		await repository.write("src/new.ts", "new\n");
		const { stdout } = await tacit.run(repository, [
			...["ask", "src/new.ts:1", "-m", "Why?"],
		]);
		expect(stdout).toBe("Why?\n\nsrc/new.ts:1\n\n```\nnew\n```\n");
	});

	it("leads to the branch, not to a commit that nobody else has", async () => {
		await repository.git("remote", "add", "origin", "git@github.com:ada/queue");
		expect((await asked()).message).toContain(
			"https://github.com/ada/queue/blob/HEAD/src/queue.ts\n",
		);
	});

	it("does so amid a rebase, too", async () => {
		await publish();
		await repository.commit({ "src/more.ts": "more\n" });
		await repository.git("rebase", "--quiet", "--exec", "false", "HEAD~1").then(
			() => expect.unreachable(),
			() => undefined,
		);
		expect((await asked()).message).toContain("/blob/HEAD/src/queue.ts\n");
	});

	it("prints where the team asks, with the message in it", async () => {
		await repository.write(
			".tacit/config.yaml",
			"askAt: https://chat.example.org/new?text={message}\n",
		);
		const { message, link } = await asked();
		expect(new URL(link ?? "").searchParams.get("text")).toBe(message);
		expect((await ask()).stderr).toContain(
			"Ask there: https://chat.example.org/new?text=Why%3F",
		);
	});

	it("opens no other address for the team: that is a finding, and none is printed", async () => {
		await repository.write(
			".tacit/config.yaml",
			"askAt: command:workbench.action.quit?{message}\n",
		);
		expect((await asked()).link).toBeNull();
		const { stdout } = await tacit.run(repository, ["lint"]);
		expect(stdout).toMatch(/config\.yaml:1.*https:\/\//);
	});

	it("lets no control characters of the code through to the terminal", async () => {
		await repository.write(
			"src/queue.ts",
			"one\n\u001b]0;owned\u0007\nthree\n",
		);
		// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
		expect((await ask()).stdout).not.toMatch(/[\u001b\u0007]/);
	});
});
