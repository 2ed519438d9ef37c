# Webhooks, and mail about ratings.

webhooks-title = Webhooks
webhooks-lead = Candor informe d’autres systèmes des évaluations et des dialogues terminés par une requête signée (Standard Webhooks). Les opérateurs n’en voient rien.
webhooks-add = Ajouter un webhook
webhooks-none = Pas encore de webhook. Le premier n’a besoin que d’une adresse.
webhooks-url = Adresse
webhooks-url-hint = https://…, sur l’internet public. Chaque événement y est envoyé par POST.
webhooks-events = Signale
webhooks-event-rating-submitted = Les évaluations
webhooks-event-rating-corrected = Les évaluations corrigées
webhooks-event-dialogue-finished = Les dialogues terminés, sans leur évaluation
webhooks-ratings = Quelles évaluations
webhooks-ratings-all = Toutes
webhooks-ratings-dissatisfied = Seulement les insatisfaites
webhooks-chats = De quels chats
webhooks-chats-all = Tous les chats
webhooks-chats-chosen = Chats choisis
webhooks-secret = Secret de signature
webhooks-secret-once = Copiez-le maintenant : il ne sera plus affiché. Le destinataire vérifie les signatures avec lui.
webhooks-log = Envois
webhooks-log-lead = Conservés 30 jours. Ce qui échoue est retenté pendant une journée.
webhooks-log-none = Rien n’a encore été envoyé. Envoyez un essai pour voir s’il arrive.
webhooks-refresh = Actualiser
webhooks-test = Envoyer un essai
webhooks-again = Renvoyer
webhooks-again-what = Renvoyer : { $type }, { $when }
webhooks-more = Afficher les plus anciens
webhooks-payload = Ce qui est envoyé
webhooks-next = prochaine : { $when }
webhooks-answered = réponse { $code }
webhooks-status-waiting = En attente
webhooks-status-delivered = Livré
webhooks-status-failed = Abandonné
webhooks-error-internal-address = adresse interne, refusée
webhooks-error-unknown-host = hôte inconnu
webhooks-error-no-connection = personne ne répond à cette adresse
webhooks-error-tls = pas de certificat TLS valide
webhooks-error-timeout = pas de réponse à temps
webhooks-error-protocol = la réponse n’est pas du HTTP
webhooks-error-redirect = une redirection, non suivie
webhooks-error-status = refusé
webhooks-off = Désactivé.
webhooks-off-failing = Désactivé : rien n’a pu être livré pendant trois jours. Ce qui attend partira quand vous l’activerez.
webhooks-off-gone = Désactivé : le destinataire a répondu qu’il n’existe plus (410).
webhooks-failing = En échec depuis { $when }
webhooks-delivered = Dernier envoi livré { $when }
webhooks-nothing-yet = Rien de livré pour l’instant.
webhooks-switch-off = Désactiver
webhooks-switch-on = Activer
webhooks-renew = Nouveau secret
webhooks-renew-title = Créer un nouveau secret ?
webhooks-renew-lead = Pendant un jour, les deux secrets signent, le temps de changer le destinataire. Ensuite seul le nouveau signe.
webhooks-remove = Supprimer
webhooks-remove-title = Supprimer ce webhook ?
webhooks-remove-lead = Ce qui l’attend et son journal disparaissent avec lui.
webhooks-attempts = { $count ->
    [one] { $count } tentative
    [many] { $count } tentatives
   *[other] { $count } tentatives
}

# Mail
mail-alerts = Alertes par e-mail
mail-alerts-hint = Qui reçoit un e-mail quand un visiteur de ce chat est insatisfait. Quiconque est alors opérateur n’en reçoit pas.
mail-none = Candor n’a pas encore de serveur de messagerie : rien n’est envoyé (option smtp_url).
mail-weekly = Résumé hebdomadaire
mail-weekly-hint = Les chiffres de la semaine écoulée, par e-mail, le lundi à huit heures dans le fuseau de l’espace.
mail-weekly-switch = M’envoyer le résumé hebdomadaire
mail-weekly-next = Prochain : { $when }

# What is wrong with a field
field-url = Une adresse qui commence par https:// et qui n’est pas interne.
field-events = Choisissez-en au moins un.
field-chats = Choisissez au moins un chat.
