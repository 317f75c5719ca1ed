/** Those whom no name tells and no lexicon line: 他, 双方, 这名特使, 考察小组. At the head of a clause they are its subject. */
const SOMEONE =
  /^(?:而|但|此后|随后|其后|之后|此前|会后|目前|据悉，?)?(?:他们?|她们?|双方|[两二]人|(?:[两三四五六七八九多各]|\d+)[国方]|各方|彼此|一行|(?:[^，。了]{2,20}(?:事务的|组成的|派出的|率领的|的一[个行支位名]))?[^，。的了]{0,12}(?:团|团队|小组|专家|特使|专使|代表|官员|议员|学者|部长|外长|防长|财长|总理|首相|总统|主席|国王|女王|大使|公使|领事|秘书长?|专员|国务卿|大臣|次长|署长|局长|司长|处长|领导人|领袖|元首|首脑|委员会|理事会|工作组|高层|主管|主任|参赞|市长|州长|省长|行长|总裁|会长|理事长|校长|人士|负责人))/;

/** Whether a clause that names no one begins with someone all the same; `before` is what stands before its verb. */
export const isSomeone = (before: string): boolean => SOMEONE.test(before);
