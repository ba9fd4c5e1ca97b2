import { describe, expect, it, onTestFinished } from "vitest";
import type { LineRange } from "../../../src/core/lineRange.ts";
import { msg } from "../../../src/core/message.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import type { NewQuestion } from "../../../src/externalize/asking/openQuestion.ts";
import type { NoteRequest } from "../../../src/externalize/noteRequest.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

const file = "src/retry.ts";
const code = [
	..."abcdefghij".split("").map((name) => `export const ${name} = wait();`),
	"",
];

async function opened() {
	const repository = await gitRepository();
	await repository.commit({ [file]: code.join("\n") });
	const { tacit, dispose } = await openedTacit(repository);
	onTestFinished(async () => {
		dispose();
		await repository.dispose();
	});
	const commit = await repository.git("rev-parse", "HEAD");
	const blob = await repository.git("rev-parse", `HEAD:${file}`);
	const ask = async (
		name: string,
		lines: LineRange | undefined,
		kind: NewQuestion["kind"] = "value",
	) => {
		await tacit.questions?.add([
			{
				...{ kind, lines, commit, blob, weight: 0.6, at: Date.now() },
				path: file as RepoPath,
				question: msg`Why ${name}?`,
				evidence: [],
			},
		]);
	};
	const write = async (
		lines: LineRange | undefined,
		other: Partial<NoteRequest> = {},
		path = file,
	) => {
		const text = await repository.read(path);
		const { head } = await tacit.write({
			...{ kind: "why", text: "So.", by: [], visibility: "draft" },
			bytes: Buffer.from(text),
			pointed: {
				...{ path: path as RepoPath, isFolder: false, lines },
				...{ text: text.split("\n"), language: "ts", symbol: undefined },
			},
			...other,
		});
		return head.id;
	};
	const waiting = () =>
		tacit.questions
			?.waiting()
			.map(({ question }) => question.args[0])
			.sort();
	return { repository, tacit, ask, write, waiting };
}

describe("a question whose lines somebody writes a note on", () => {
	it("is answered by that note, and those beside it wait on", async () => {
		const { tacit, ask, write, waiting } = await opened();
		await ask("here", { start: 3, end: 4 });
		await ask("below", { start: 6, end: 7 });
		await ask("the file", undefined);
		const note = await write({ start: 4, end: 5 });
		expect(waiting()).toEqual(["below", "the file"]);
		expect(tacit.questions?.answered()).toMatchObject([
			{ note, question: { args: ["here"] } },
		]);
		await write(undefined);
		expect(waiting()).toEqual(["below"]);
	});

	it("is found where its lines are by now, and in a file that was renamed since", async () => {
		const { repository, ask, write, waiting } = await opened();
		await ask("here", { start: 8, end: 8 });
		await repository.write(file, ["// One.", "// Two.", ...code].join("\n"));
		await write({ start: 8, end: 8 });
		expect(waiting()).toEqual(["here"]);
		await repository.git("mv", file, "src/again.ts");
		await repository.git("commit", "--quiet", "--all", "--message=Move");
		await write({ start: 10, end: 10 }, {}, "src/again.ts");
		expect(waiting()).toEqual([]);
	});

	it("waits on where its lines are not found any more", async () => {
		const { repository, ask, write, waiting } = await opened();
		await ask("here", { start: 3, end: 3 });
		await repository.write(file, "export const other = 1;\n");
		await write({ start: 1, end: 1 });
		await write(undefined);
		expect(waiting()).toEqual(["here"]);
	});

	it("waits on where it is about a note, and where what is written is a question, an older word or on the folder", async () => {
		const { ask, write, waiting } = await opened();
		const lines = { start: 3, end: 4 };
		await ask("whether the note holds", lines, "note");
		await ask("Lin asks", lines, "question");
		await write(lines);
		expect(waiting()).toEqual(["Lin asks", "whether the note holds"]);
		await ask("here", lines);
		await write(lines, { kind: "question" });
		await write(lines, { date: "2024-01-01" });
		await write(undefined, {
			pointed: {
				...{ path: "src" as RepoPath, isFolder: true, lines: undefined },
				...{ text: [], language: "text", symbol: undefined },
			},
			bytes: undefined,
		});
		expect(waiting()).toHaveLength(3);
	});

	it("that a colleague wrote as a note stays open", async () => {
		const { tacit, write } = await opened();
		const lines = { start: 3, end: 4 };
		const question = await write(lines, {
			...{ kind: "question", visibility: "published" },
		});
		await write(lines);
		expect(tacit.index.byId(question)?.head.status).toBe("open");
	});
});
