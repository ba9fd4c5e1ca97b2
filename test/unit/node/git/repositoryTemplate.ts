import { afterAll } from "vitest";
import {
	gitRepository,
	type TestRepository,
} from "../../../support/gitRepository.ts";
import { type OpenedRepository, openedRepository } from "./openedRepository.ts";

/** A way to open as many repositories as wanted that `make` prepares once: the others are copies. */
export function repositoryTemplate(
	make: (made: TestRepository) => Promise<unknown>,
): () => Promise<OpenedRepository> {
	let first: Promise<TestRepository> | undefined;
	afterAll(async () => (await first)?.dispose());
	return async () => {
		first ??= gitRepository().then(async (made) => {
			await make(made);
			return made;
		});
		return openedRepository({ copyOf: await first });
	};
}
