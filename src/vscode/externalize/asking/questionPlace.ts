import type { Uri } from "vscode";
import type { LineRange } from "../../../core/lineRange.ts";
import type { OpenQuestion } from "../../../externalize/asking/openQuestion.ts";
import type { OpenRepository } from "../../openRepository.ts";

/** Where a question's code is by now: `lines` are 1-based and inclusive, `undefined` for the whole file; nowhere where the file is gone. */
export async function questionPlace(
	repository: OpenRepository,
	question: OpenQuestion,
): Promise<
	{ readonly uri: Uri; readonly lines: LineRange | undefined } | undefined
> {
	const { tacit } = repository;
	const uri = await repository.codeUri(question.path);
	const code = await tacit.readCode(question.path);
	if (!code) return undefined;
	return { uri, lines: question.lines };
}
