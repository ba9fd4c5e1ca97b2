import { expect, it, onTestFinished } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

// Put together here, so that no scanner takes this file for a leak.
const secret = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"}`;

/** A private draft whose words and whose quoted code hold a secret. */
async function draft() {
	const repository = await gitRepository();
	onTestFinished(() => repository.dispose());
	const code = `call(archive);\nconst token = "${secret}";\n`;
	await repository.commit({ "src/a.ts": code });
	const { tacit, dispose } = await openedTacit(repository);
	onTestFinished(() => dispose());
	const { head } = await tacit.write({
		...{ kind: "why", text: `Take ${secret}.`, by: [], visibility: "draft" },
		pointed: {
			...{ path: "src/a.ts" as RepoPath, isFolder: false },
			...{ lines: { start: 1, end: 2 }, text: code.split("\n") },
			...{ language: "ts", symbol: undefined },
		},
		bytes: undefined,
	});
	const text = async () => (await tacit.read(head.id)).stored.text;
	return { repository, tacit, id: head.id, text };
}

it("A secret in a private draft is told before it is published, and the draft stays as it was", async () => {
	const { repository, tacit, id, text } = await draft();
	const before = await text();
	expect(before).toContain(secret);
	await expect(tacit.publish(id)).rejects.toMatchObject({ code: "secret" });
	expect(await text()).toBe(before);
	expect(tacit.index.byId(id)?.file.visibility).toBe("draft");
	expect(await repository.git("status", "--porcelain", "-uall")).toBe("");
});

it("A draft is published without its secrets when somebody says so, and is found at its code all the same", async () => {
	const { repository, tacit, id } = await draft();
	const { path } = await tacit.publish(id, { secrets: "redact" });
	const text = await repository.read(path);
	expect(text).not.toContain(secret);
	expect(text).toContain("# Take ‹redacted›");
	expect(text).toContain('const token = "‹redacted›";');
	const again = await openedTacit(repository);
	onTestFinished(() => again.dispose());
	expect(await again.shownIn("src/a.ts")).toHaveLength(1);
});

it("What is added to a published note is looked through, too: an answer, new words, another place", async () => {
	const { tacit, id } = await draft();
	await tacit.publish(id, { secrets: "redact" });
	const body = await tacit.body(id);
	const pointed = {
		...{ path: "src/a.ts" as RepoPath, isFolder: false },
		...{ lines: { start: 1, end: 1 }, text: [`call("${secret}");`] },
		...{ language: "ts", symbol: undefined },
	};
	const refused = { code: "secret" };
	await expect(
		tacit.reply(id, `Or ${secret}.`, undefined),
	).rejects.toMatchObject(refused);
	await expect(
		tacit.rewrite(id, `${body}\n\n${secret}`, "why", body),
	).rejects.toMatchObject(refused);
	await expect(tacit.addPlace(id, pointed, undefined)).rejects.toMatchObject(
		refused,
	);
	await expect(tacit.point(id, 0, pointed, undefined)).rejects.toMatchObject(
		refused,
	);
	await expect(
		tacit.confirm(id, undefined, [
			{ anchorIndex: 0, pointed, bytes: undefined },
		]),
	).rejects.toMatchObject(refused);
	expect((await tacit.read(id)).stored.text).not.toContain(secret);
});
