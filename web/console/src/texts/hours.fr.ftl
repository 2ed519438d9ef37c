# Answers by when they were given: analytics → Operators, workload, one's own numbers. Nothing here is made of ratings.
hours-title = Opérateurs
hours-lead = Par jour et par heure où les visiteurs ont reçu une réponse, { $zone }. Les évaluations n’y jouent aucun rôle.
hours-figure = Chiffre
hours-axis = Par
hours-seconds = Secondes
hours-answers = Réponses
hours-dialogues = Dialogues
hours-arrivals = Arrivées
hours-by-day = Par jour
hours-by-hour = Par heure
hours-seconds-by-day = Temps de réponse moyen par jour
hours-seconds-by-hour = Temps de réponse moyen par heure de la journée
hours-answers-by-day = Réponses par jour
hours-answers-by-hour = Réponses par heure de la journée
hours-dialogues-by-day = Dialogues répondus par jour
hours-dialogues-by-hour = Dialogues répondus par heure de la journée
hours-seconds-definition = Par réponse, depuis le premier message du visiteur auquel elle répond : la moyenne. Plus foncé, plus long. Une réponse est un message d’opérateur qui suit celui d’un visiteur. Les dialogues encore ouverts comptent, les tests et le spam non.
hours-answers-definition = Une réponse est un message d’opérateur qui suit celui d’un visiteur. Elle compte dans l’heure où elle a été donnée. Les dialogues encore ouverts comptent, les tests et le spam non.
hours-dialogues-definition = Dialogues dans lesquels l’opérateur a répondu ce jour-là ou à cette heure-là. Un dialogue qui passe minuit compte dans les deux jours, et une fois au total. Les dialogues encore ouverts comptent, les tests et le spam non.
hours-mean = Moyenne
hours-total = Total
hours-in-all = toute la période
hours-all = Tout le monde
hours-week-of = Semaine du { $day }
hours-said = { $who }, { $when } : { $answers ->
    [one] { $answers } réponse
    [many] { $answers } réponses
   *[other] { $answers } réponses
} dans { $dialogues ->
    [one] { $dialogues } dialogue
    [many] { $dialogues } dialogues
   *[other] { $dialogues } dialogues
}, { $seconds } en moyenne
hours-nothing = { $who }, { $when } : aucune réponse
hours-empty = Personne n’a répondu pendant cette période
hours-empty-text = Dès qu’un opérateur répond à un visiteur, cela apparaît ici. Les dialogues de test de la page d’exemple ne comptent nulle part.

# Workload, on the Live Chat page
hours-workload = Charge par heure
hours-workload-definition = Les arrivées sont les dialogues ouverts, les réponses les messages d’opérateurs qui suivent celui d’un visiteur ; selon le moment où cela s’est passé, et non selon la fin du dialogue. Les filtres des chats, du site ou cours, de la langue et des étiquettes s’appliquent, pour les réponses aussi celui des opérateurs.
hours-workload-said = { $when } : { $arrivals ->
    [one] { $arrivals } arrivée
    [many] { $arrivals } arrivées
   *[other] { $arrivals } arrivées
}, { $answers ->
    [one] { $answers } réponse
    [many] { $answers } réponses
   *[other] { $answers } réponses
}
hours-workload-none = rien ne s’est passé pendant cette période
hours-busiest-arrivals = le plus d’arrivées : { $when } ({ $n })
hours-busiest-answers = le plus de réponses : { $when } ({ $n })
hours-weekday = Jour
hours-hour = Heure

# Took part
hours-credit = À qui revient un dialogue
hours-credited = Attribués
hours-took-part = Participations
hours-took-part-chip = Tous ceux qui ont participé
hours-took-part-note = tous ceux qui ont écrit dans un dialogue : les sommes dépassent le total

# My numbers
hours-own = Mes chiffres
hours-own-hint = Ce à quoi vous avez répondu, et quand. Vous seul et ceux qui lisent les analyses le voyez.
hours-own-empty = Vous n’avez répondu à personne pendant cette période.
hours-you = Vous
hours-period = Période
hours-7d = 7 jours
hours-30d = 30 jours
hours-90d = 90 jours
hours-first-response = Première réponse
hours-first-response-of = { $n ->
    [one] médiane, { $n } dialogue
    [many] médiane, { $n } dialogues
   *[other] médiane, { $n } dialogues
}
hours-response = Réponse
hours-response-hint = moyenne, par réponse
