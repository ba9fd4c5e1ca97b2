import { spawnSync } from "node:child_process";
import type { Person } from "../../src/core/person.ts";
import { readCoAuthors } from "../../src/socialize/coAuthors/readCoAuthors.ts";
import {
	withCoAuthors,
	withoutCoAuthors,
} from "../../src/socialize/coAuthors/writeCoAuthors.ts";

/**
 * `npm run bench:trailers -- REPO…`: all commit messages of bare repositories that say “co-authored-by” anywhere. How many
 * co-authors of theirs are read as git reads them, are read back after one was added, and whose message is byte for byte
 * what it was when that one is gone.
 */
const repositories = process.argv.slice(2);
if (repositories.length === 0) {
	console.error("npm run bench:trailers -- REPO…");
	process.exit(2);
}
const other: Person = { name: "Somebody New", email: "new@example.invalid" };
const isOther = ({ email }: Person) => email === other.email;
const said = (people: readonly Person[]) =>
	people.map(({ name, email }) => `${name} <${email}>`.toLowerCase()).join();

let failures = 0;
for (const repository of repositories) {
	const { stdout } = spawnSync(
		"git",
		[
			...["--git-dir", repository, "log", "--all", "-z", "--no-mailmap"],
			...["-i", "--grep=co-authored-by"],
			"--format=%H%x01%(trailers:key=co-authored-by,valueonly,unfold)%x01%B",
		],
		{ maxBuffer: 1 << 30, encoding: "utf8" },
	);
	const count = { messages: 0, people: 0, asGit: 0, readBack: 0, same: 0 };
	for (const commit of stdout.split("\0")) {
		const [hash = "", told = "", ...parts] = commit.split("\x01");
		const message = parts.join("\x01");
		if (hash === "") continue;
		count.messages++;
		const before = readCoAuthors(message, "#");
		count.people += before.length;
		const values = told.split("\n").filter((line) => line.trim() !== "");
		const isAsGit =
			said(before) ===
			said(
				values.flatMap((value) =>
					readCoAuthors(`A\n\nCo-authored-by: ${value}`),
				),
			);
		const added = withCoAuthors(message, [other], "#");
		const isReadBack =
			said(readCoAuthors(added, "#")) === said([...before, other]);
		const isSame = withoutCoAuthors(added, isOther, "#") === message;
		if (isAsGit) count.asGit++;
		if (isReadBack) count.readBack++;
		if (isSame) count.same++;
		if (isAsGit && isReadBack && isSame) continue;
		failures++;
		if (process.env["SHOW"])
			console.log(hash, { isAsGit, isReadBack, isSame, before, values });
	}
	console.log(
		`${repository}: ${count.messages} messages, ${count.people} co-authors; as git reads them ${count.asGit}, read back ${count.readBack}, the same afterwards ${count.same}`,
	);
}
console.log(failures === 0 ? "All of them." : `Not so: ${failures}`);
process.exitCode = failures === 0 ? 0 : 1;
