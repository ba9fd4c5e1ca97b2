import { chmod, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { openedRepository } from "./openedRepository.ts";

it("What the work tree made of a commit's files leaves out those that only have another time, whatever their names", async () => {
	const made = await openedRepository();
	const names = ['"quoted" \\ name.ts', "line\nbreak.ts", "-dash.ts", "é.ts"];
	const texts = names.map((name) => [name, "as it was\n"]);
	await made.commit({
		...Object.fromEntries(texts),
		...{ ".gitattributes": "*.ts text eol=crlf\n", "mode.ts": "same\n" },
		...{ "real.ts": "one\n", "moved.ts": "stays the same\n".repeat(9) },
	});
	const head = await made.git("rev-parse", "HEAD");
	const inTree = (name: string) => path.join(made.root, name);
	for (const name of names) {
		// What git checks out with these attributes.
		await writeFile(inTree(name), "as it was\r\n");
		await utimes(inTree(name), 1, 1);
	}
	await made.write("real.ts", "two\n");
	await chmod(inTree("mode.ts"), 0o755);
	await made.git("mv", "moved.ts", "to.ts");
	expect((await made.history.changesFrom(head))?.map(pathsOf)).toEqual([
		["mode.ts", "mode.ts"],
		["real.ts", "real.ts"],
		["moved.ts", "to.ts"],
	]);
});

function pathsOf({
	before,
	after,
}: {
	readonly before: { readonly path: string } | undefined;
	readonly after: string | undefined;
}) {
	return [before?.path, after];
}
