import { describe, expect, it, onTestFinished } from "vitest";
import type { IndexedNote } from "../../../src/core/note.ts";
import type { Person } from "../../../src/core/person.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import type { MomentKind } from "../../../src/externalize/moments/moment.ts";
import { momentKinds } from "../../../src/externalize/moments/moment.ts";
import type { NoteRequest } from "../../../src/externalize/noteRequest.ts";
import { patchOf } from "../../../src/externalize/patchOf.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

const ada: Person = { name: "Ada Lovelace", email: "ada@example.org" };
const grace: Person = { name: "Grace Hopper", email: "grace@example.org" };

async function opened() {
	const repository = await gitRepository();
	await repository.commit({ "src/queue.ts": "push();\nsort();\n" });
	const tacit = await openedTacit(repository);
	onTestFinished(async () => {
		tacit.dispose();
		await repository.dispose();
	});
	const request = (part: Partial<NoteRequest> = {}): NoteRequest => ({
		kind: "why",
		text: "Sorted twice, for the second sort is stable.",
		by: [ada, grace],
		pointed: {
			path: "src/queue.ts" as RepoPath,
			isFolder: false,
			lines: { start: 2, end: 2 },
			text: ["push();", "sort();"],
			language: "ts",
			symbol: undefined,
		},
		bytes: Buffer.from("push();\nsort();\n"),
		visibility: "published",
		...part,
	});
	const commitAs = async (author: Person, date?: string) => {
		await repository.git("add", "--all");
		await repository.git(
			...["commit", "--quiet", "--message=Notes"],
			`--author=${author.name} <${author.email}>`,
			...(date ? [`--date=${date}`] : []),
		);
	};
	const fileOf = ({ file }: IndexedNote) => repository.read(file.path);
	const told = async () =>
		(await tacit.tacit.writtenInMyName()).map(({ note, added }) => [
			note.head.title,
			added.author.name,
		]);
	return { ...tacit, repository, request, commitAs, fileOf, told };
}

describe("a note in somebody's name", () => {
	it("that another committed is told of until it is let stand", async () => {
		const { tacit, request, commitAs, told } = await opened();
		const { head } = await tacit.write(request());
		expect(await told()).toEqual([]);
		await commitAs(grace);
		expect(await told()).toEqual([
			["Sorted twice, for the second sort is stable", "Grace Hopper"],
		]);
		tacit.agree(head.id);
		expect(await told()).toEqual([]);
	});

	it("is not told of where it is one's own commit, a private draft, or names others", async () => {
		const { tacit, request, commitAs, told } = await opened();
		await tacit.write(request());
		await commitAs({ ...ada, email: "ADA@example.org" });
		await tacit.write(request({ by: [grace] }));
		await commitAs(grace);
		await tacit.write(request({ visibility: "draft" }));
		expect(await told()).toEqual([]);
	});

	it("is not told of again because another moved its file, nor after a month", async () => {
		const { tacit, repository, request, commitAs, told } = await opened();
		await tacit.write(request());
		await commitAs(ada);
		await repository.git("mv", "src", "lib");
		await commitAs(grace);
		await tacit.load([]);
		expect(await told()).toEqual([]);
		const old = new Date(Date.now() - 40 * 86_400_000).toISOString();
		await tacit.write(
			request({
				pointed: {
					...request().pointed,
					path: "lib/queue.ts" as RepoPath,
				},
			}),
		);
		await repository.git("add", "--all");
		repository.environment["GIT_COMMITTER_DATE"] = old;
		await commitAs(grace, old);
		delete repository.environment["GIT_COMMITTER_DATE"];
		expect(await told()).toEqual([]);
	});

	it("loses that name alone, and nothing else of its text", async () => {
		const { tacit, request, fileOf } = await opened();
		const note = await tacit.write(request());
		const before = await fileOf(note);
		await tacit.takeNameOff(note.head.id);
		expect(await fileOf(note)).toBe(
			before.replace("  - Ada Lovelace <ada@example.org>\n", ""),
		);
		await expect(tacit.takeNameOff(note.head.id)).rejects.toMatchObject({
			code: "bad-argument",
		});
	});

	it("needs git only where a note names the person at all", async () => {
		const { tacit, asked, request, commitAs, told } = await opened();
		await tacit.write(request({ by: [grace] }));
		await commitAs(grace);
		await told();
		expect(asked).not.toContain("notesAdded");
	});
});

describe("a draft that is published without names", () => {
	it("is the same note without them", async () => {
		const { tacit, repository, request } = await opened();
		const { head } = await tacit.write(request({ visibility: "draft" }));
		const composed = await tacit.composePublished(head.id, {
			withoutNames: true,
		});
		const { path } = await tacit.publish(head.id, { withoutNames: true });
		const text = await repository.read(path);
		expect(text).not.toMatch(/Ada|Grace|by:/);
		expect(text).toContain("# Sorted twice");
		expect(composed).toEqual({ file: { path, visibility: "published" }, text });
	});
});

describe("a note that is handed to a teammate", () => {
	it("is a patch that git takes, and nothing here", async () => {
		const { tacit, repository, request } = await opened();
		const folder = 'a "b" c';
		await repository.commit({ [`${folder}/x.ts`]: "one();\n" });
		for (const path of ["src/queue.ts", `${folder}/x.ts`]) {
			const { file, text } = await tacit.compose(
				request({
					by: [],
					pointed: { ...request().pointed, path: path as RepoPath },
				}),
			);
			expect(await repository.git("status", "--porcelain")).toBe("");
			const patch = `${repository.folder}/note.patch`;
			await repository.write("../note.patch", patchOf(file.path, text));
			await repository.git("apply", patch);
			expect(await repository.read(file.path)).toBe(text);
			await repository.remove(file.path);
		}
	});

	it("has a patch, too, where a line end is missing at its end", async () => {
		const { repository } = await opened();
		await repository.write(
			"../note.patch",
			patchOf("a b/.tacit/x.md" as RepoPath, "one\r\ntwo"),
		);
		await repository.git("apply", `${repository.folder}/note.patch`);
		expect(await repository.read("a b/.tacit/x.md")).toBe("one\r\ntwo");
	});
});

describe("the moment that led to a note", () => {
	it.each(momentKinds)(
		"stands in it only if git shows it to anyone: %s",
		async (moment: MomentKind) => {
			const { tacit, request, fileOf } = await opened();
			const note = await tacit.write(request({ moment }));
			const isShown = ["revert", "removal", "dependency"].includes(moment);
			expect((await fileOf(note)).includes(`moment: ${moment}\n`)).toBe(
				isShown,
			);
			expect(note.head.moment).toBe(isShown ? moment : undefined);
		},
	);

	it("is left out of a draft that is published, where somebody wrote another there", async () => {
		const { tacit, repository, request } = await opened();
		const { head, file } = await tacit.write(
			request({ visibility: "draft", moment: "revert" }),
		);
		const draft = `.git/tacit/drafts/${file.path}`;
		const text = await repository.read(draft);
		await repository.write(draft, text.replace("revert", "struggle"));
		await tacit.load([]);
		const { path } = await tacit.publish(head.id);
		expect(await repository.read(path)).toBe(
			text.replace("moment: revert\n", ""),
		);
	});
});
