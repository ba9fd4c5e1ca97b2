/** Subjects by which nothing is said, without regard to case and to a type before them. */
const empty =
	/^(?:(?:minor|small|tiny|quick|more|some|final|another|initial)? ?(?:fix(?:e[sd])?|wip|updates?|changes?|tweaks?|cleanups?|clean up|refactor(?:ing)?|typos?|tests?|lint(?:ing)?|format(?:ting)?|style|docs?|changelog|readme|commit|import|misc|temp|tmp|stuff|nits?|polish|improvements?|bump|release|ci)(?: (?:it|this|bugs?|tests?|typos?|lint(?:ing)?|errors?|warnings?|build|ci|docs?|comments?|readme|changelog|fix(?:es)?|review(?: comments?)?|again|code|style|formatting|stuff|things?|files?|imports?))?|\.+|-+|\w|oops|lint|typo|review|address (?:pr |review |code review )?(?:comments?|feedback)|apply suggestions? from code review|fix ?up!? ?.*|squash! .*|amend! .*)[.!]*$/i;
const merges =
	/^(?:merge (?:remote-tracking )?(?:branch|branches|tag|commit|remote|upstream|from|\S+ into|\S+\/\S+)\b|merge pull request #|merged in |sync(?:ed)? (?:with|from) |automatic merge|auto-?merge)/i;
const versions =
	/^(?:(?:bump|update|upgrade|pin|lock|renovate|pre-commit autoupdate)[: ].{0,100}?(?:\bv?\d+\.\d|\bto v?\d|dependenc|lock ?file|version|deps\b|\[security\]|digest|action)|(?:pre-commit autoupdate|version packages\b.*|update pinned|(?:start|begin|prepare|set) (?:next |new )?(?:version|release|development)|(?:release|version|v|redis|publish|tag|prepare(?: for)?(?: release)?|start version) ?:? ?[\w@/-]{0,40}[ @-]?v?\d+(?:\.[\dx]+)+\S{0,30}|v?\d+(?:\.\d+)+\S{0,30}|\[maven-release-plugin\].*|\[create-pull-request\].*|\[pre-commit\.ci\].*|\[automated\].*))/i;

/** Characters of a subject that are looked into. */
const horizon = 300;

/**
 * Whether nothing can be learned from a commit message: a word that fits every change, a merge without title, a new
 * version, a robot's update. `prose` and `items` are what it says below its subject.
 */
export function saysNothing(
	subject: string,
	prose: string,
	items: readonly string[],
): boolean {
	const plain = subject
		.slice(0, horizon)
		.replace(/^[a-z]{2,12}(?:\([^()]{0,60}\))?!?: */i, (type) =>
			/^(?:fixup|squash|amend)/i.test(type) ? type : "",
		)
		.replace(/ ?\([#!]\d{1,9}\)$/, "")
		.trim();
	if (versions.test(plain)) return true;
	if (plain !== "" && !empty.test(plain) && !merges.test(plain)) return false;
	return (
		prose.trim() === "" &&
		items.every((item) => item === "" || empty.test(item))
	);
}
