import { findSymbol } from "../core/anchor/findSymbol.ts";
import { prepareCode } from "../core/anchor/preparedText.ts";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { Here } from "./openHere.ts";
import type { Target } from "./readTarget.ts";

/** The target with the lines of the symbol that it names, where it names one. Throws `bad-argument` for none, and for several. */
export async function withLinesOfSymbol(
	{ tacit, seen }: Pick<Here, "tacit" | "seen">,
	path: RepoPath,
	target: Target,
): Promise<Target> {
	const { symbol } = target;
	if (symbol === undefined || target.kind !== "file") return target;
	const code = await tacit.readCode(path);
	const [lines, ...more] = code ? findSymbol(prepareCode(code), symbol) : [];
	if (!lines)
		throw new TacitError(
			"bad-argument",
			msg`No ${symbol} is seen in ${seen(path)}. Write its lines: ${`${seen(path)}:12-24`}.`,
		);
	if (more.length > 0) {
		const starts = [lines, ...more].map(({ start }) => start).join(", ");
		throw new TacitError(
			"bad-argument",
			msg`There are ${more.length + 1} ${symbol} in ${seen(path)}, at lines ${starts}. Write more of its path, as in ${`Class.${symbol}`}, or its lines.`,
		);
	}
	return { ...target, lines };
}
