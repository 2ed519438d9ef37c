# Analytique → Live Chat. Les définitions sont celles de la page du produit.
analytics-title = Chat en direct
analytics-lead = Dialogues par jour de fin, { $zone }
analytics-live-connecting = Connexion…
analytics-live-connecting-definition = La connexion s’établit. Les chiffres sont ceux du moment où la page a été chargée.
analytics-live-live = En direct
analytics-live-live-definition = Connecté : une nouvelle note apparaît en moins d’une seconde.
analytics-live-away = Pas en direct, reconnexion…
analytics-live-away-definition = La connexion est coupée. Vous voyez l’état d’avant ; il sera mis à jour dès que Candor sera joignable.

# Filtres
analytics-filters = Filtres
analytics-period = Période
analytics-period-today = Aujourd’hui
analytics-period-yesterday = Hier
analytics-period-7d = 7 derniers jours
analytics-period-30d = 30 derniers jours
analytics-period-90d = 90 derniers jours
analytics-period-this-week = Cette semaine
analytics-period-last-week = Semaine dernière
analytics-period-this-month = Ce mois-ci
analytics-period-last-month = Mois dernier
analytics-period-this-quarter = Ce trimestre
analytics-period-last-quarter = Trimestre dernier
analytics-period-this-year = Cette année
analytics-period-last-year = Année dernière
analytics-first-day = Premier jour
analytics-last-day = Dernier jour
analytics-apply = Afficher ces jours
analytics-zone = Fuseau horaire
analytics-zone-find = Ville ou région
analytics-zone-workspace = espace de travail
analytics-zone-here = cet appareil
analytics-chats = Chats
analytics-chat = Chat
analytics-operators = Opérateurs
analytics-operator = Opérateur
analytics-nobody = Personne
analytics-scores = Notes
analytics-state = Noté ou non
analytics-more = Plus de filtres
analytics-kind = Site ou cours
analytics-kind-website = Site web
analytics-kind-course = Cours
analytics-finished-by = Terminé par
analytics-finished-by-operator = par l’opérateur
analytics-finished-by-visitor = par le visiteur
analytics-finished-by-idle = par inactivité
analytics-finished-by-admin = par un administrateur
analytics-language = Langue du visiteur
analytics-any = Tous
analytics-find = Chercher : { $what }
analytics-find-short = Chercher
analytics-nothing-found = Rien trouvé
analytics-chosen = Filtres choisis
analytics-remove = Retirer le filtre : { $what }
analytics-remove-all = Tout effacer
analytics-unknown = Inconnu

# États et raisons
analytics-state-rated = Notés
analytics-state-rated-definition = Une note a été donnée et n’est pas exclue. Notés, sans réponse, non sollicités et exclus font ensemble le total des terminés.
analytics-state-no-answer = Sans réponse
analytics-state-no-answer-definition = Le formulaire a été proposé et aucune note n’est revenue : pas encore affiché, affiché, fermé, expiré ou retiré.
analytics-state-not-asked = Non sollicités
analytics-state-not-asked-definition = Le formulaire n’a pas été proposé. Chacun de ces dialogues a une seule raison, la première qui s’appliquait.
analytics-state-excluded = Exclus
analytics-state-excluded-definition = Un analyste a exclu la note, avec une raison. Elle quitte les sollicités et les notés et reste dans les terminés.
analytics-state-asked = pas encore affiché
analytics-state-shown = affiché, sans réponse
analytics-state-skipped = fermé par le visiteur
analytics-state-expired = délai écoulé
analytics-state-withdrawn = retiré
analytics-reason-switched-off = évaluation désactivée
analytics-reason-no-operator-reply = aucune réponse d’opérateur
analytics-reason-too-few-messages = trop peu de messages
analytics-reason-idle-finish = terminé par inactivité
analytics-reason-asked-recently = sollicité récemment
analytics-reason-not-sampled = hors de l’échantillon
analytics-not-asked-because = Non sollicité : { $reason }
analytics-no-answer-because = Sans réponse : { $state }
analytics-scale-thumbs2 = pouces
analytics-scale-faces3 = trois visages
analytics-scale-stars5 = cinq étoiles
analytics-scale-faces5 = cinq visages
analytics-scale-numbers10 = de 0 à 10
analytics-score = { $score } sur { $best }
analytics-thumb-up = Pouce levé
analytics-thumb-down = Pouce baissé

# Chiffres
analytics-started = Commencés
analytics-started-definition = Dialogues ouverts pendant la période, terminés depuis ou non. Les filtres par opérateur, note, évaluation et fin portent sur les dialogues terminés et ne changent pas ce chiffre.
analytics-finished = Terminés
analytics-finished-definition = Dialogues terminés pendant la période, selon ce qui les a terminés. Tous les chiffres ci-dessous portent sur eux.
analytics-open-now = Ouverts maintenant
analytics-open-now-definition = Dialogues non terminés en ce moment, et depuis quand attend le visiteur qui attend le plus. Les filtres par opérateur, note, évaluation et fin portent sur les dialogues terminés et ne changent pas ce chiffre.
analytics-oldest-waits = le plus ancien attend : { $since }
analytics-not-finished = Pas encore terminé
analytics-waits-for = Attend une réponse : { $time }
analytics-answers-then = { $n ->
    [one] { $n } réponse à ce moment
    [many] { $n } réponses à ce moment
   *[other] { $n } réponses à ce moment
}
analytics-duration = Durée
analytics-duration-definition = Du premier au dernier message d’un dialogue : la médiane.
analytics-handed-over = Transférés
analytics-handed-over-definition = Dialogues terminés passés d’un opérateur à un autre, ou remis en attente.
analytics-came-back = Revenus
analytics-came-back-definition = Dialogues terminés après lesquels le même visiteur en a ouvert un nouveau dans les 24 heures ÷ terminés.
analytics-csat = Satisfaits
analytics-csat-definition = CSAT : satisfaits ÷ notés, avec son intervalle de Wilson à 95 %. L’intervalle ne couvre que le hasard ; il ne dit rien de ceux qui se sont tus.
    Insatisfaits : { $dsat }.
analytics-csat-order = Satisfaits ÷ notés avec l’intervalle à 95 %. Trié par le bas de l’intervalle, pour qu’une seule réponse heureuse n’arrive pas en tête.
analytics-csat-of = { $satisfied } sur { $rated ->
    [one] { $rated } note
    [many] { $rated } notes
   *[other] { $rated } notes
}
analytics-interval = { $share }, probablement { $low }–{ $high }
analytics-likely = probablement { $low }–{ $high }
analytics-line-marks = le trait marque { $before }
analytics-no-ratings = Aucune note dans cette vue
analytics-few = peu de réponses
analytics-few-definition = Moins de { $few } notes : la marque est creuse, le chiffre peut encore beaucoup bouger.
analytics-few-of = { $share } sur { $n }, peu de réponses
analytics-mixed = échelles mêlées
analytics-mixed-definition = Cet ensemble contient des notes sur plusieurs échelles. Chacune compte comme satisfaite selon le réglage de la sienne.
analytics-hours = { $n } h
analytics-minutes = { $n } min
analytics-seconds = { $n } s
analytics-points = { $points } pts
analytics-clear-change = { $points }, changement net
analytics-no-clear-change = { $points }, pas de changement net
analytics-change-definition = Par rapport à { $before } : la différence est probablement entre { $low } et { $high } (intervalle de Newcombe à 95 %). S’il contient 0, il n’y a pas de changement net.
analytics-average = Moyenne
analytics-average-definition = La note moyenne d’une échelle. Avec plusieurs échelles, une moyenne pour chacune et aucune pour l’ensemble.
analytics-of-best = sur { $best }
analytics-no-overall-average = Pas de moyenne sur plusieurs échelles
analytics-ratings = { $n ->
    [one] { $n } note
    [many] { $n } notes
   *[other] { $n } notes
}
analytics-response-rate = Taux de réponse
analytics-response-rate-definition = Notés ÷ sollicités. À côté, notés ÷ affichés : parmi ceux dont l’écran a montré le formulaire. Indéfini s’écrit –, jamais 0.
analytics-of-asked = sur { $asked } sollicités
analytics-of-shown = { $share } des { $shown } qui ont vu le formulaire
analytics-can-still = { $n ->
    [one] { $n } peut encore répondre
    [many] { $n } peuvent encore répondre
   *[other] { $n } peuvent encore répondre
}
analytics-unrated = Non notés
analytics-unrated-definition = Dialogues terminés sans note : sans réponse (le formulaire a été proposé) et non sollicités (il ne l’a pas été), toujours séparés. Les barres sont à l’échelle.
analytics-finished-n = { $n ->
    [one] { $n } terminé
    [many] { $n } terminés
   *[other] { $n } terminés
}
analytics-first-response = Première réponse
analytics-first-response-definition = Du premier message du visiteur au premier de l’opérateur, sur les dialogues répondus : la médiane, et le temps en deçà duquel 9 sur 10 ont eu une réponse.
analytics-median = médiane
analytics-nine-in-ten = 9 sur 10 en moins de { $time }
analytics-never-answered = Jamais répondus
analytics-never-answered-low = jamais répondus
analytics-never-answered-definition = Dialogues terminés sans aucun message d’opérateur.
analytics-mean-response = Réponse moyenne
analytics-mean-response-definition = Par réponse, depuis le premier message du visiteur auquel elle répond : la moyenne. Les plus rapides d’abord.
analytics-against = Face à l’équipe
analytics-against-definition = La part de satisfaits d’un opérateur face à celle de tous les autres du même ensemble. Au-dessus ou en dessous seulement si l’intervalle de Newcombe à 95 % de la différence ne contient pas 0.
analytics-above = au-dessus
analytics-below = en dessous
analytics-no-clear-difference = pas de différence nette
analytics-operators-note = par volume ; attribution telle qu’à la fin
analytics-chats-note = par volume
analytics-axis-from = L’axe des satisfaits commence à { $from }.
analytics-why-not-asked = Pourquoi non sollicités
analytics-all-asked = Tous les dialogues terminés ont été sollicités.
analytics-show-behind = { $what } : afficher ces dialogues

# Le graphique
analytics-days-title = Chaque dialogue terminé
analytics-days-note-own = en haut : satisfaits avec leur intervalle
analytics-days-note-own-definition = En haut : satisfaits ÷ notés de chaque pas avec l’intervalle à 95 %. En bas : chaque dialogue terminé, par note, sans réponse, non sollicité.
analytics-days-note-seven = en haut : satisfaits, ligne sur 7 jours avec son intervalle
analytics-days-note-seven-definition = Les jours sont maigres ici : chaque point de la ligne est la somme de ce jour et des six précédents, tant qu’ils sont dans la période : satisfaits ÷ notés avec l’intervalle à 95 %. En bas : chaque dialogue terminé, par note, sans réponse, non sollicité.
analytics-days-note-hours = en haut : satisfaits, ligne sur 24 heures avec son intervalle
analytics-days-note-hours-definition = Les heures sont maigres ici : chaque point de la ligne est la somme de cette heure et des 23 précédentes, tant qu’elles sont dans la période : satisfaits ÷ notés avec l’intervalle à 95 %. En bas : chaque dialogue terminé, par note, sans réponse, non sollicité.
analytics-days-axis = axe à partir de { $from }
analytics-days-chart = Graphique des dialogues terminés. Les flèches déplacent, Entrée affiche les dialogues.
analytics-days-table = En tableau
analytics-days-from = Période
analytics-days-seven = Satisfaits, 7 jours
analytics-days-twentyfour = Satisfaits, 24 heures
analytics-days-point = { $when } : { $finished } terminés, { $rated } notés, { $silent } sans réponse, { $unasked } non sollicités. Satisfaits { $csat }.
analytics-step = Pas
analytics-step-hour = Heures
analytics-step-day = Jours
analytics-step-week = Semaines
analytics-step-month = Mois
analytics-level-0 = la plus basse
analytics-level-1 = basse
analytics-level-2 = moyenne
analytics-level-3 = haute
analytics-level-4 = la plus haute

# La liste et le dialogue
analytics-comments = Commentaires sur les dialogues
analytics-dialogues = Dialogues
analytics-in-view = { $n } dans cette vue
analytics-which-list = Ce qui est listé
analytics-only-comments = Commentaires
analytics-all-dialogues = Tous les dialogues
analytics-picked = Seulement :
analytics-adopt = Utiliser comme filtre
analytics-show-all = Tout afficher
analytics-no-comments = Aucun commentaire dans cette vue.
analytics-no-dialogues = Aucun dialogue dans cette vue.
analytics-show-dialogues = Afficher tous les dialogues
analytics-further = Afficher la suite
analytics-without-comment = Sans commentaire
analytics-guest = Invité
analytics-comment-erased = Commentaire effacé
analytics-message-erased = Ce message a été effacé.
analytics-file-erased = Ce fichier a été effacé.
analytics-visitor-export = Télécharger tout ce qui est conservé sur ce visiteur
analytics-answered-by = réponse de { $operator }
analytics-nobody-answered = personne n’a répondu
analytics-dialogue = Dialogue
analytics-dialogue-with = Dialogue avec { $visitor }
analytics-close = Fermer
analytics-messages = Messages
analytics-kilobytes = { $size } Ko
analytics-reasons = Raisons :
analytics-story = Ce qu’est devenue l’évaluation
analytics-story-asked = Sollicité
analytics-story-shown = Affiché
analytics-story-skipped = Fermé
analytics-story-rated = Noté { $score }
analytics-story-corrected = Corrigé en { $score }
analytics-story-expired = Délai écoulé
analytics-story-withdrawn = Retiré
analytics-story-not-asked = Non sollicité
analytics-event-taken = { $by } l’a pris
analytics-event-transferred = { $by } l’a transféré à { $to }
analytics-event-returned = { $by } l’a remis en attente
analytics-event-finished-operator = { $by } l’a terminé
analytics-event-finished-visitor = Le visiteur l’a terminé
analytics-event-finished-idle = Terminé par inactivité
analytics-event-finished-admin = { $by } l’a terminé
analytics-event-finished-before = Terminé, puis repris
analytics-event-continued = Le visiteur l’a repris
analytics-choose = Choisissez un dialogue pour le lire ici. La liste reste en place.
analytics-key-next = suivant, précédent
analytics-key-open = ouvrir
analytics-key-filters = recherche
analytics-key-search = Chercher dans les commentaires
analytics-key-close = fermer

# Reviews: what analysts say of a dialogue, and what they leave out
analytics-review = Suivi
analytics-review-status = Statut
analytics-review-status-new = Nouveau
analytics-review-status-in-review = En cours
analytics-review-status-done = Terminé
analytics-review-key = Touche { $key }
analytics-review-assignee = Attribué à
analytics-review-assign = Attribuer
analytics-review-me = vous
analytics-review-given-to = Attribué à { $name }
analytics-review-note = Note interne
analytics-review-note-hint = Visible seulement pour ceux qui lisent l’analyse
analytics-review-note-draft = Brouillon, gardé dans ce navigateur. Enregistré quand vous quittez le champ, ou avec Ctrl + Entrée.
analytics-review-note-saved = Enregistrée à { $time }
analytics-review-note-kept = Votre texte est gardé ici.
analytics-review-note-long = Une note interne compte { $most } caractères au plus ; celle-ci en a { $n }. Elle n’est pas encore enregistrée.
analytics-review-note-overtaken = { $by } a modifié la note interne pendant que vous écriviez :
analytics-review-note-mine = Enregistrer la mienne
analytics-review-note-theirs = Prendre la sienne
analytics-review-saving = Enregistrement…
analytics-review-again = Réessayer
analytics-review-leave-out = Écarter
analytics-review-exclude = Exclure cette note
analytics-review-exclude-about = La note quitte les sollicités et les notés, donc toutes les parts et moyennes ; le dialogue reste dans les terminés. Vous pouvez revenir en arrière à tout moment.
analytics-review-exclude-do = Exclure
analytics-review-test = Marquer comme test
analytics-review-test-about = Le dialogue quitte tous les chiffres et toutes les listes, sauf celle des tests. Vous pouvez revenir en arrière à tout moment.
analytics-review-test-do = Marquer comme test
analytics-review-spam = Marquer comme spam
analytics-review-spam-about = Le dialogue quitte tous les chiffres et toutes les listes, sauf celle du spam. Vous pouvez revenir en arrière à tout moment.
analytics-review-spam-do = Marquer comme spam
analytics-review-reason = Pourquoi
analytics-review-reason-long = { $most } caractères au plus.
analytics-review-cancel = Annuler
analytics-review-is-exclude = Note exclue
analytics-review-is-exclude-so = Elle ne compte ni dans les sollicités ni dans les notés ; le dialogue reste dans les terminés.
analytics-review-is-test = Test
analytics-review-is-test-so = Ce dialogue ne compte nulle part.
analytics-review-is-spam = Spam
analytics-review-is-spam-so = Ce dialogue ne compte nulle part.
analytics-review-born-test = Dialogue de test dès le départ : depuis la page d’exemple, ou écrit par un membre. Il ne compte nulle part.
analytics-review-take-back = Revenir en arrière
analytics-review-changed = Dernière modification : { $by }
analytics-review-keys = toutes les touches
analytics-review-key-next = Dialogue suivant
analytics-review-key-previous = Dialogue précédent
analytics-review-key-open = Ouvrir le dialogue choisi
analytics-review-key-close = Fermer le dialogue, puis tout afficher
analytics-review-key-status = Statut : nouveau, en cours, terminé
analytics-review-key-assign = Attribuer à quelqu’un
analytics-review-key-mine = M’attribuer
analytics-review-key-tag = Ajouter une étiquette
analytics-review-key-note = Écrire une note interne
analytics-review-key-exclude = Exclure la note
analytics-review-key-help = Cette liste

# Rien à afficher
analytics-empty-no-chat = Il n’y a pas encore de chat
analytics-empty-no-chat-text = Créez un chat pour un site ou un cours. Dès que son premier dialogue sera terminé, ses chiffres seront ici.
analytics-create-chat = Créer un chat
analytics-ask-admin = Demandez à un propriétaire ou à un administrateur de cet espace d’en créer un.
analytics-empty-off = L’évaluation est désactivée
analytics-empty-off-text = { $n ->
    [one] Dans { $chats }, on ne demande pas de note aux visiteurs.
    [many] Dans ces chats, on ne demande pas de note aux visiteurs : { $chats }.
   *[other] Dans ces chats, on ne demande pas de note aux visiteurs : { $chats }.
} Activez-la dans les réglages du chat, sous contrôle de la qualité.
analytics-off-notice = L’évaluation était désactivée pour tous les dialogues de cette vue : les visiteurs ne sont pas sollicités.
analytics-switch-on = Ouvrir les réglages du chat
analytics-empty-filtered = Aucun dialogue ne correspond à ces filtres
analytics-empty-filtered-text = Retirez un filtre ou choisissez une période plus longue.
analytics-empty-period = Aucun dialogue n’a été terminé pendant cette période
analytics-empty-period-text = Les chiffres apparaissent dès qu’un dialogue est terminé. Les dialogues de test de la page d’essai ne comptent nulle part.
analytics-look-at-year = Voir cette année
analytics-embed-chat = Mettre le chat sur votre page

# Données d’exemple
analytics-sample-look = Voir des données d’exemple
analytics-sample-look-text = Deux ans d’une équipe fictive montrent ce que dit cet onglet. Elles sont signalées, ni opérateurs ni visiteurs ne les voient, et un clic les supprime.
analytics-sample-there = Ce sont des données d’exemple : deux ans d’une équipe fictive.
analytics-sample-making = Création des données d’exemple. Dialogues jusqu’ici : { $count }
analytics-sample-removing = Suppression des données d’exemple. Elles ne comptent plus.
analytics-sample-remove = Supprimer les données d’exemple

# Filtres, export, motifs, repères
analytics-filter-words = Mots dans les commentaires
analytics-filter-words-clear = Effacer les mots
analytics-filter-quoted = « { $words } »
analytics-filter-score = Note
analytics-filter-sense = Satisfait ou non
analytics-filter-comment = Commentaire
analytics-filter-comment-yes = avec commentaire
analytics-filter-comment-no = sans commentaire
analytics-filter-reason = Motif donné
analytics-filter-no-reason = Aucun motif n’a encore été proposé.
analytics-filter-fact = Ce qui s’est passé
analytics-filter-review = Suivi
analytics-filter-review-new = nouveau
analytics-filter-review-in-review = en cours
analytics-filter-review-done = traité
analytics-filter-dialogue-tag = Étiquette
analytics-filter-tag = Étiquette de suivi
analytics-filter-no-tag = Aucune étiquette pour l’instant.
analytics-filter-test = Tests
analytics-filter-spam = Spam
analytics-filter-marked-test = Marqués comme tests
analytics-filter-marked-spam = Marqués comme spam
analytics-filter-marked-note = Ceux-ci ne comptent nulle part : ni dans les chiffres ci-dessus, ni dans une autre liste. Les filtres s’appliquent aussi ici.
analytics-filter-none-marked = Rien n’est marqué ainsi dans cette vue.
analytics-sense-satisfied = satisfait
analytics-sense-neutral = neutre
analytics-sense-dissatisfied = insatisfait
analytics-fact-answered = un opérateur a répondu
analytics-fact-never-answered = jamais répondu
analytics-fact-timed = avec une première réponse
analytics-fact-handed-over = transféré
analytics-fact-came-back = le visiteur est revenu
analytics-fact-shown = le formulaire s’est affiché
analytics-fact-can-still-answer = peut encore être noté
analytics-export = Exporter
analytics-export-what = Quoi
analytics-export-view = Tous les dialogues de cette vue
analytics-export-list = La liste ci-dessous : { $list }
analytics-export-as = Format
analytics-export-csv = CSV
analytics-export-csv-note = Simple, pour les programmes et la plupart des tableurs
analytics-export-excel = CSV pour Excel
analytics-export-excel-note = Avec une marque d’ordre des octets, pour qu’Excel lise toutes les lettres
analytics-export-xlsx = XLSX
analytics-export-xlsx-note = Un classeur ; filtres et définitions sur une deuxième feuille
analytics-export-print = Imprimer ou PDF
analytics-export-print-note = Cette page sur papier, sans commandes
analytics-export-note = Une ligne par dialogue, avec ces filtres, heures de { $zone }. Les exports sont notés dans le journal d’audit.
analytics-export-rows = { $n ->
    [one] { $n } dialogue
    [many] { $n } dialogues
   *[other] { $n } dialogues
}
analytics-export-running = Export { $format } en cours
analytics-export-asking = demande…
analytics-export-preparing = { $n ->
    [one] préparation de { $n } dialogue…
    [many] préparation de { $n } dialogues…
   *[other] préparation de { $n } dialogues…
}
analytics-export-progress = { $n ->
    [one] { $done } sur { $n } dialogue
    [many] { $done } sur { $n } dialogues
   *[other] { $done } sur { $n } dialogues
}
analytics-export-cancel = Annuler
analytics-export-cancelled = L’export a été annulé. Rien n’a été enregistré. ({ $format })
analytics-export-failed = { $format } n’a pas été exporté.
analytics-export-broke = Il s’est interrompu après { $size }. Rien n’a été enregistré ; réessayez.
analytics-reasons-title = Motifs donnés
analytics-reasons-definition = Motifs choisis par les visiteurs avec une note insatisfaite : combien de fois chacun, et sa part des notes insatisfaites. Une note peut avoir plusieurs motifs ou aucun, les parts ne font donc pas forcément 100 %. Les motifs qui concernent le produit ou le cours, et non la personne, sont en gris.
analytics-reasons-of = { $n ->
    [one] sur { $n } note insatisfaite
    [many] sur { $n } notes insatisfaites
   *[other] sur { $n } notes insatisfaites
}
analytics-reasons-product = concerne le produit
analytics-reasons-none = Aucun visiteur insatisfait de cette vue n’a choisi de motif.
analytics-reasons-nobody = Aucune note insatisfaite dans cette vue.
analytics-reasons-never = Aucun motif n’est encore proposé aux visiteurs. Les motifs sont de petites pastilles sous une note insatisfaite ; chaque chat règle les siens dans le contrôle qualité.
analytics-reasons-switch-on = Activer les motifs
analytics-reasons-ask = Demandez à un propriétaire ou à un administrateur de les activer.
analytics-excluded-n = { $n ->
    [one] { $n } exclu
    [many] { $n } exclus
   *[other] { $n } exclus
}
analytics-asked = Sollicités
analytics-answered-n = { $n ->
    [one] sur { $n } dialogue répondu
    [many] sur { $n } dialogues répondus
   *[other] sur { $n } dialogues répondus
}
analytics-answers-n = { $n ->
    [one] sur { $n } réponse
    [many] sur { $n } réponses
   *[other] sur { $n } réponses
}
analytics-response-mean-definition = Par réponse (un message d’opérateur qui suit celui d’un visiteur), depuis le premier message du visiteur auquel elle répond : la moyenne.
analytics-came-back-n = { $n ->
    [one] { $n } dialogue
    [many] { $n } dialogues
   *[other] { $n } dialogues
}
analytics-changed = définition modifiée
analytics-changed-definition = Dans cette vue, les notes d’une même échelle n’ont pas toujours eu le même sens : un chat a changé celles qui satisfont. Chaque note compte comme au moment où le visiteur a été sollicité. Le graphique marque quand cela a changé.
analytics-change-mark = Définition modifiée, { $when }
analytics-change-title = Le sens d’une note a changé ici. Les notes gardent le sens qu’elles avaient quand on les a demandées.
analytics-change-line = { $when }, { $chat } — avant : { $before }. Depuis : { $after }.
analytics-change-meaning = { $scale }, satisfait { $satisfied }, insatisfait { $dissatisfied }
analytics-scores-definition = Notes par valeur de chaque échelle, avec leur part des notes de cette échelle ; sans réponse et non sollicités sont à la même mesure.
analytics-share-of-finished = part des terminés
