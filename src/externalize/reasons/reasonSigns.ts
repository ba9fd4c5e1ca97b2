/** What speaks in a sentence for or against its giving a reason. */
export interface ReasonSign {
	readonly name: string;
	readonly pattern: RegExp;
	/** What it adds to the logarithm of the odds; fitted, see `reasonsIn`. */
	readonly weight: number;
}

/**
 * The signs. Every pattern takes time in proportion to the sentence, whose length is limited. Words are matched without
 * regard to case where the pattern says so.
 */
export const reasonSigns: readonly ReasonSign[] = [
	sign(
		"because",
		4.2,
		/\b(?:because|'cause|b\/c|the reason|reasons?(?: is| for| why)|that's why|which is why|this is why|hence why)\b/i,
	),
	sign(
		"since",
		3.4,
		/(?:^|[,;:(—-] ?|\b(?:and|but|only|safe|here|this|it|that|anymore|needed|necessary|required) )since (?!v?\d|version|python|node|java|go |then\b|when\b|the (?:last|beginning|start|server|epoch|previous|initial)|commit\b)|\b\w+ since (?:the(?! (?:last|beginning|start|server|epoch|previous|initial|first))|we|it|this|that|they|there|these|those|you|otherwise|not|no|some|all|an?|most|many|its|our|if) /i,
	),
	sign(
		"as",
		1.8,
		/(?:[,;(] ?|^)as (?:we|it|this|that|they|there|the|these|otherwise|not|some|all|an?|you|its|in)\b(?! (?:well|long|soon|much|many|far|of|above|below|follows|usual|before|shown|described)).{0,80}\b(?:is|are|was|were|will|would|can|cannot|can't|could|may|might|do|does|don't|doesn't|has|have|had|should|need|needs|must|[a-z]{3,}s)\b/i,
	),
	sign(
		"so that",
		3.9,
		/\bso that\b|[,;] so (?!far|on\b|forth|called|much|many|long)\w+|(?:^|\. )so (?!far|called|much|many|long)\w+|\bso (?:we|it|its|they|you|there|the|this|these|those|that|I|no|any|all|each|every|instead|don't|just|let's)\b(?:'\w+)? (?!far\b)\w+/i,
	),
	sign(
		"due to",
		1.2,
		/\b(?:due to|owing to|thanks to|on account of|caused by|as a result of|results? from|for the sake of|by virtue of)\b/i,
	),
	sign(
		"in order to",
		2.1,
		/\b(?:in order (?:to|not to|for|that)|so as (?:to|not to)|with the (?:aim|goal|intention))\b/i,
	),
	sign(
		"or it would",
		2.5,
		/[,;—–-] ?(?:otherwise,?|or else|else|or) (?!in case|if|returns?|none|null|it returns?|more|less|the other)(?:we|it|they|you|the|this|that|there|a|an|some|any|all|our|its|[a-z]{2,}(?:s|es|ed)?)\b.{0,60}?(?:\b(?:will|would|could|can|may|might|won't|wouldn't|can't|cannot|don't|doesn't|do|does|is|are|gets?|never|always)\b|\b[a-z]{3,}s\b|\b(?:dead-?lock|crash|fail|break|lose|leak|hang|block|wait|race)\w*\b)/i,
	),
	sign(
		"otherwise",
		1.5,
		/\botherwise[, ](?!specified|noted|stated|null|returns?\b|false|true|undefined|`|it returns?|in case|if\b)|\bor else\b/i,
	),
	sign(
		"without this",
		1.7,
		/\b(?:without (?:this|that|it\b|these|such|doing so)|if not,|(?<=\S )if (?:we|you) (?:don't|didn't|do not|did not|were to)|(?:would|could) (?:otherwise|have)|not doing (?:so|this|that))\b/i,
	),
	sign(
		"to avoid",
		3.3,
		/\b(?:to|helps?|order to|thus|and|will|would|by) (?:avoid|prevent|protect|guard|circumvent|mitigate|minimi[sz]e|bypass|eliminate|reduce|suppress|silence)(?:s|ing)?\b|(?<=\S )\b(?:avoid(?:s|ing)?|prevent(?:s|ing)?|protects?|guards?) (?:that|the|a|an|any|this|it|us|having|being|potential|possible|unnecessary|confus\w+|conflict\w*|from|\w+ing)\b/i,
	),
	sign(
		"to keep",
		1.5,
		/\bto (?:ensure|make sure|guarantee|keep|allow|enable|let|preserve|retain|maintain|support|help|force|account for|respect|match|stay|be (?:able|consistent|compatible|safe|sure))\b/i,
	),
	sign(
		"workaround",
		2.8,
		/\bwork(?:s|ed|ing)?[- ]?arounds?\b|\b(?:kludge|stop-?gap|compensat\w+|for lack of|band-?aid)\b/i,
	),
	sign("trick", 0.8, /\b(?:hack(?:y|ish)?|trick|quirks?|lacking)\b/i),
	sign(
		"instead of",
		1,
		/\b(?:instead of|rather than|as opposed to|in favou?r of|in place of|over using|instead\b)/i,
	),
	sign(
		"contrast",
		0.3,
		/(?:^|[,;.(] ?|\b)(?:but|however|although|though|even though|unlike|whereas|unfortunately|despite|in spite of|nevertheless|still|except that|contrary to|on the other hand|while it)\b/i,
	),
	sign(
		"must not",
		0.3,
		/\b(?:must(?:n't| not| never| be| have| also| always)?|never|shouldn't|should not|should never|do not|don't|can ?not|can't|not allowed|not possible|impossible|no way to|unable to|not safe|unsafe|won't|will not|wouldn't|would not|could not|couldn't|doesn't support|does not support|not supported|not yet|no longer|not guaranteed|isn't|aren't|not necessarily)\b/i,
	),
	sign(
		"would",
		0.7,
		/\b(?:would|wouldn't|would've|could(?:n't)?|might|may|risk\w*|potential(?:ly)?|possib(?:le|ly)|likely|chance)\b/i,
	),
	sign(
		"effect",
		1.5,
		/\b(?:(?:leads?|leading|led) to|caus(?:es?|ed|ing)|results? in|resulting in|resulted in|makes? it|making it|means? that|meaning|which means|implies|triggers?|depends? on|relies on|rely on|relying on|affects?|interferes?|conflicts?)\b/i,
	),
	sign(
		"cost",
		0.3,
		/\b(?:performance|perf|slow(?:er|ly|s)?|faster|quick(?:er|ly)|expensive|cheap(?:er)?|costly|overhead|efficien\w+|inefficien\w+|optimi[sz]\w+|latency|memory usage|allocat\w+|copying|extra|unnecessary|unnecessarily|redundant|waste\w*|wasting|scal(?:es|ability)|O\([^)]{1,12}\))/i,
	),
	sign(
		"compatibility",
		1.6,
		/\b(?:backwards?|compat(?:ib\w+)?|legacy|historical\w*|(?:it|we|this|they|which|that|there|code|versions?) used to|originally (?!filed|posted|reported|by)|old(?:er)? (?:versions?|browsers?|clients?|code)|deprecat\w+|for now|temporar\w+|still (?:need|support|use)\w*|until|interop\w*|as of)\b/i,
	),
	sign(
		"needed",
		1.6,
		/\b(?:need(?:s|ed)?|necessary|required|requires?|requirement|have to|has to|had to|forced to|essential|important(?:ly)?|crucial|critical|mandatory|expects?|assum(?:es?|ing|ption)|guarante\w+|ensures?|makes? sure)\b/i,
	),
	sign(
		"no need",
		1.8,
		/\b(?:no need|not need(?:ed)?|don't need|doesn't need|not necessary|unneeded|useless|pointless|safe to|it's (?:ok|okay|safe|fine|enough)|it is (?:ok|okay|safe|fine|enough|sufficient)|doesn't matter|does not matter|not worth|worth|harmless|on purpose|intentional(?:ly)?|deliberate(?:ly)?|by design|purpose(?:ly)?)\b/i,
	),
	sign(
		"therefore",
		1.1,
		/\b(?:therefore|thus|hence|consequently|this way|that way|as a result|thereby|accordingly|which is (?:why|a|not|the|what|needed)|this (?:makes|allows|lets|helps|ensures|prevents|avoids|means|is (?:needed|necessary|required|useful|because|to|for|so|done|important))|it is (?:needed|useful|important|better|possible|not|likely)|useful|helpful|handy|better|easier|simpler|cleaner|simplif\w+|prefer\w*)\b/i,
	),
	sign(
		"chosen",
		2,
		/\b(?:chosen|chose|choose|picked|decided|decision|arbitrar(?:y|ily)|good enough|compromise|trade-?offs?|heuristic\w*|empirical\w*)\b/i,
	),
	sign(
		"judgement",
		0.7,
		/\b(?:makes? (?:no |more |little )?sense|sensible|reasonabl[ey]|good idea|bad idea|not ideal|ideally|nicer?|convenien\w+|appropriate|correct way|proper(?:ly)?|consisten\w+|pointless|overkill|user-friendly|readab\w+|clearer|clarity|safe(?:r|ty|ly)?|robust\w*|secur(?:e|ity))\b/i,
	),
	sign(
		"then",
		1.3,
		/\b(?:previously|formerly|before|currently|at the moment|at present|introduced (?:in|by|with)|regression|in the past|until now|so far|was (?:not|never|only|always)|were (?:not|never|only|always)|wasn't|weren't|didn't|did not)\b/i,
	),
	sign(
		"fix that",
		2.3,
		/^(?:bug ?)?fix(?:e[sd]|ing)?\b.{0,200}\b(?:when|where|that|if|caus\w+|due|in case|which|breaking|after)\b/i,
	),
	sign(
		"for the sake",
		2.4,
		/\bfor (?:backwards?|forwards?|consistency|compatibility|performance|simplicity|safety|security|clarity|readability|convenience|efficiency|speed|symmetry|historical|legacy|better|easier|faster|(?!the\b)\w+ (?:reasons?|purposes?|compatibility|performance|consistency))\b/i,
	),
	sign(
		"bug where",
		1.8,
		/\b(?:bug|problem|issue|regression|race|leak|crash|failure|error)s? (?:where|when|that|in which|was|is|were|caused|due|introduced|if)\b/i,
	),
	sign(
		"unfortunately",
		2.1,
		/\b(?:unfortunately|sadly|worse|annoying\w*|ugly|luckily|fortunately|thankfully|alas|shame|easy to (?:forget|miss)|hard to|difficult to|tricky|impractical)\b/i,
	),
	sign(
		"condition",
		-0.9,
		/\b(?:if|when|unless|even if|only if|in case|in cases?|where|once|after|before|while|already|some(?:times)?|certain|e\.g\.)\b/i,
	),
	sign(
		"reference",
		0.8,
		/(?:\b(?:see|refs?|fix(?:es)?|closes?|issue|bug|cf\.?|per)\b.{0,20})?(?:#\d{2,}|\bGH-\d+|https?:\/\/\S{0,200}(?:issues?|bugs?|pull|merge_requests|rfc)\S{0,100}|\bRFC ?\d+)/i,
	),
	sign("we", 1.2, /\b(?:we|we're|we've|we'll|us|our|I|I'm)\b/),
	sign(
		"place",
		0.6,
		/\b(?:windows|macos|linux|darwin|posix|unix|ie ?\d*|safari|chrome|firefox|android|ios|node(?:\.js)?|jdk|python ?[23]|gcc|clang|msvc|glibc|docker|cygwin|solaris|freebsd|arm|x86)\b/i,
	),
	sign(
		"begins with a condition",
		-0.8,
		/^(?:if|when|given|whenever|unless|in case|even if)\b/i,
	),
	sign(
		"impossible",
		0.9,
		/\b(?:cannot|can't|can not|couldn't|unable|impossible|not possible|(?:doesn't|don't|does not|do not|only|not|didn't) (?:yet |currently |really )?support\w*|only supports?|no way|not supported|isn't supported|not available|unavailable|not allowed|no support)\b/i,
	),
	sign(
		"elsewhere",
		1.5,
		/\b(?:already|handled|checked|done|guaranteed|validated|ensured|taken care of) (?:above|below|elsewhere|earlier|before|later|by)\b|\balready (?:been )?\w+(?:ed|ne|en)\b/i,
	),
	sign("found out", 2.6, /\b(?:turns? out|turned out)\b/i),
	sign(
		"turns out",
		1.8,
		/\b(?:in reality|in practice|seems?|appears?|apparently|actually|presumably|I (?:think|believe|guess|suspect)|not sure|unclear|mistaken(?:ly)?|by accident|accidentally|wrongly|incorrectly)\b/i,
	),
	sign("comma to", 1.8, /[^.]{8}[,)] to (?!the\b|a\b|an\b|be\b)[a-z]+\b/),
	sign(
		"for noun",
		1.2,
		/\bfor (?:use (?:in|by|with)|(?:later|future|faster|better|easier|more|debugging|testing|build|backports?) )\w*/i,
	),
	sign(
		"describes",
		-1,
		/^(?:returns?|gets?|sets?|creates?|checks?|whether|this (?:function|method|class|command|option|is the|is a)|represents?|called|specif\w+|indicates?|contains?|holds?|stores?|parses?|provides?|initiali[sz]es?|see|e\.g\.|for example|like|same as|note that)\b/i,
	),
	sign(
		"outcome",
		-1.4,
		/\b(?:is|are|will be) (?:returned|raised|thrown|ignored)\b|^returns?\b|[,;] returns?\b|\breturns? (?:the|a|an|true|false|null|none|nil|-?\d)\b|\bdefaults? (?:to|value)\b|\bby default\b/i,
	),
	sign(
		"test step",
		-1.8,
		/^(?:test|wait|verify|check|assert|make sure|ensure|confirm|(?:add(?:s|ed)?|new|more|extra|update[sd]?|improve[sd]?) .{0,30}\b(?:tests?|docs?|documentation|changelog|typos?)|fix(?:e[sd])? .{0,12}typos?|now |should)\b/i,
	),
	sign("question", -0.8, /\?$/),
	sign(
		"temporal since",
		-1.5,
		/\bsince:? (?:v?\d|version|python|node|java|the (?:last|beginning|start))/i,
	),
	sign("to do", -1.4, /\b(?:TODO|FIXME|XXX)\b/),
	sign("short", -2.4, /^(?:\S+(?: \S+){0,2} ?)?$/),
	sign("brief", -1.6, /^(?=(?:\S ?){4})\S+(?: \S+){0,5} ?$/),
	sign("very long", -0.5, /^(?:\S+ ){45}/),
	sign("code", -0.5, /[;{}]$|=>|\w\(.{0,80}\);|::|->/),
	sign(
		"see",
		-1.7,
		/^(?:see|cf\.?|refs?:?|ref\.|also see|see also|fixes|closes|fix) (?:\S+ ?){0,6}$/i,
	),
];

function sign(name: string, weight: number, pattern: RegExp): ReasonSign {
	return { name, pattern, weight };
}
