import { isTacitError } from "../../core/errors.ts";
import type { Person } from "../../core/person.ts";
import { type FindGitOptions, findGit } from "./findGit.ts";
import { GitRunner } from "./gitRunner.ts";
import { identityQuestion } from "./questions/identityQuestion.ts";

/**
 * Who would commit in `folder` (absolute), which lies in no repository: from the person's own configuration. `undefined`
 * where that does not say, where git refuses to answer, and without git.
 */
export async function ownIdentity(
	folder: string,
	options: FindGitOptions = {},
): Promise<Person | undefined> {
	try {
		const git = await findGit(folder, options);
		if (git.found === "no-git") return undefined;
		const environment = options.environment ?? process.env;
		const runner = new GitRunner({ binary: git.binary, folder, environment });
		return await runner.ask(identityQuestion);
	} catch (error) {
		// A name is only a help, and a note without one is a note.
		if (isTacitError(error)) return undefined;
		throw error;
	}
}
