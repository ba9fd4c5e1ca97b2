import { onTestFinished } from "vitest";
import {
	type GitRepository,
	openHistory,
} from "../../../../src/node/git/openHistory.ts";
import {
	gitRepository,
	type TestRepository,
	type TestRepositoryOptions,
} from "../../../support/gitRepository.ts";

/** A temporary repository and what Tacit opened of it; both end with the running test. */
export type OpenedRepository = TestRepository &
	Pick<GitRepository, "history" | "gitDir" | "commonDir">;

/** Makes a repository and opens it. `prepare` runs before it is opened, as for configuration that is read then. */
export async function openedRepository(
	options: TestRepositoryOptions & {
		readonly prepare?: (made: TestRepository) => Promise<unknown>;
		/** Where Tacit looks for git; as this process does when left out. */
		readonly PATH?: string;
		/** Where git writes what it runs (absolute); nowhere when left out. */
		readonly trace?: string;
	} = {},
): Promise<OpenedRepository> {
	const made = await gitRepository(options);
	onTestFinished(() => made.dispose());
	await options.prepare?.(made);
	const { environment, root } = made;
	const repository = await openHistory(root, {
		// The very same where nothing is asked for: a test may change it afterwards.
		environment:
			options.PATH === undefined && options.trace === undefined
				? environment
				: {
						...environment,
						...(options.PATH !== undefined && { PATH: options.PATH }),
						...(options.trace !== undefined && { GIT_TRACE: options.trace }),
					},
	});
	if (!repository) throw new Error(`There is no repository in ${made.root}.`);
	onTestFinished(() => repository.dispose());
	const { history, gitDir, commonDir } = repository;
	return { ...made, history, gitDir, commonDir };
}
