import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonWho } from "../../../src/cli/json/socialize.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
});
afterEach(() => repository.dispose());

async function commitAs(
	name: string,
	daysAgo: number,
	files: Readonly<Record<string, string>>,
	message = "Work",
): Promise<void> {
	for (const [file, text] of Object.entries(files))
		await repository.write(file, text);
	await repository.git("add", "--all");
	const date = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
	await repository.git(
		...["-c", `user.name=${name} Example`],
		...["-c", `user.email=${name.toLowerCase()}@example.org`],
		...["commit", "--quiet", `--date=${date}`, `--message=${message}`],
	);
}

describe("tacit who", () => {
	const who = (place: string) =>
		tacit.json<JsonWho>(repository, ["who", place]);

	it("names who is here with what speaks for them, and who is gone as history", async () => {
		await commitAs("Gone", 400, { "src/queue.ts": "1\n2\n3\n4\n" });
		await commitAs("Gone", 390, { "src/queue.ts": "1\n2\n3\n4\n5\n" });
		await commitAs(
			"Grace",
			20,
			{ "src/queue.ts": "one\ntwo\n3\n4\n5\n" },
			"Two\n\nCo-authored-by: Lin Example <lin@example.org>",
		);
		await commitAs("Ada", 60, { "docs/guide.md": "Guide\n" });
		const { stdout } = await tacit.run(repository, ["who", "src/queue.ts"]);
		expect(stdout).toMatch(
			/^Grace Example {2}grace@example\.org\n {2}made many of the changes here, changed it last, paired here with Lin Example\nLin Example .*\n {2}paired here with Grace Example, works in src\nAda Example .*\n {2}works in this repository\nBefore: Gone Example, made most of the changes here, wrote the first of it; last here 12 months ago\n$/,
		);
		const { knowers, lines } = await who("src/queue.ts:1-2");
		expect(lines).toEqual({ start: 1, end: 2 });
		expect(knowers[0]).toMatchObject({
			email: "grace@example.org",
			because: expect.arrayContaining(["wrote most of these lines"]),
		});
	});

	it("counts notes and answers, and goes on where it stopped when a commit came", async () => {
		await commitAs("Ada", 10, { "src/queue.ts": "1\n2\n" });
		await commitAs("Lin", 10, { "docs/guide.md": "Guide\n" });
		expect((await who("src/queue.ts")).knowers[0]?.name).toBe("Ada Example");
		const by = ["--by", "Lin Example <lin@example.org>"];
		for (const text of ["Sorted for the log.", "Stable, too.", "Once only."])
			await tacit.run(repository, [
				...["note", "src/queue.ts", "-m", text, ...by],
			]);
		expect((await who("src/queue.ts")).knowers[0]).toMatchObject({
			name: "Lin Example",
			because: expect.arrayContaining(["wrote a note here"]),
		});
		await commitAs("Grace", 0, { "src/queue.ts": "3\n" });
		expect((await who("src/queue.ts")).knowers).toHaveLength(3);
	});

	it("names nobody who does not want to be, nor blames a commit of the layout for lines", async () => {
		await commitAs("Ada", 10, { "src/queue.ts": "one( 1 )\ntwo( 2 )\n" });
		await commitAs("Lin", 5, { "src/queue.ts": "first(1)\nsecond(2)\n" });
		const layout = await repository.git("rev-parse", "HEAD");
		await commitAs("Grace", 3, {
			".git-blame-ignore-revs": `# layout\n${layout}\n`,
			".tacit/config.yaml": "notAsked: [Grace Example]\n",
			CODEOWNERS: "*.ts lin@example.org @org/team @nobody\n",
		});
		const { knowers, owners } = await who("src/queue.ts:1");
		expect(knowers).toMatchObject([
			{ name: "Ada Example" },
			{ name: "Lin Example", because: ["works in this repository"] },
		]);
		expect(owners.map(({ owner, state }) => [owner, state])).toEqual([
			["lin@example.org", "knows"],
			["@org/team", "unknown"],
			["@nobody", "unknown"],
		]);
	});

	it("names nobody who does not want to be, by an address of before, either", async () => {
		await commitAs("Ada", 10, { "src/queue.ts": "1\n" });
		await repository.write("src/queue.ts", "2\n");
		await repository.git(
			...[
				"-c",
				"user.name=Ada Example",
				"-c",
				"user.email=ada@new.example.org",
			],
			...["commit", "--quiet", "--all", "--message=Two"],
		);
		await commitAs("Lin", 5, {
			".tacit/config.yaml": "notAsked: [ada@example.org]\n",
		});
		const { knowers } = await who("src/queue.ts");
		expect(knowers).toMatchObject([{ name: "Lin Example" }]);
	});

	it("says of a place without git, and of lines that are not there, what is wrong", async () => {
		await commitAs("Ada", 10, { "src/queue.ts": "1\n" });
		const ended = await tacit.run(repository, ["who", "src/queue.ts:9"]);
		expect(ended.code).toBe(2);
		expect((await tacit.run(repository, ["who", "nowhere.ts"])).code).toBe(2);
	});
});
