# Settings: chats, members, workspace, profile.

# Everywhere
settings-save = Enregistrer
settings-saving = Enregistrement…
settings-saved = Enregistré.
settings-not-saved = Pas encore enregistré
settings-discard = Annuler les modifications
settings-cancel = Annuler
settings-edit = Modifier
settings-copy = Copier
settings-copied = Copié
settings-advanced = Avancé
settings-load-newest = Charger les siens
settings-look-at-fields = { $count ->
    [one] Pas enregistré : un champ est à revoir.
    [many] Pas enregistré : { $count } champs sont à revoir.
   *[other] Pas enregistré : { $count } champs sont à revoir.
}
settings-leave-title = Des modifications ne sont pas enregistrées
settings-leave-lead = Si vous quittez maintenant, elles sont perdues.
settings-leave-save = Enregistrer et quitter
settings-leave-discard = Quitter sans enregistrer
settings-minutes = { $count ->
    [one] minute
    [many] de minutes
   *[other] minutes
}
settings-hours = { $count ->
    [one] heure
    [many] d’heures
   *[other] heures
}
settings-days = { $count ->
    [one] jour
    [many] de jours
   *[other] jours
}
settings-messages = { $count ->
    [one] message
    [many] de messages
   *[other] messages
}
settings-ratings = { $count ->
    [one] évaluation
    [many] d’évaluations
   *[other] évaluations
}
settings-megabytes = Mo

# Chats
settings-chats = Chats
settings-chats-new = Nouveau chat
settings-chats-create = Créer le chat
settings-chats-first = Créez votre premier chat
settings-chats-first-lead = Un chat est ce que les visiteurs voient sur votre site ou dans votre cours. Il suffit d’un nom ; tout le reste se change plus tard.
settings-chats-any-site = tous les sites
settings-chats-sites = { $count ->
    [one] un site
    [many] { $count } de sites
   *[other] { $count } sites
}
settings-try = Essayer
settings-kind = Pour quoi est-il ?
settings-kind-website = Site web
settings-kind-website-hint = Des visiteurs écrivent aux opérateurs
settings-kind-course = Cours
settings-kind-course-hint = Des étudiants écrivent aux tuteurs
settings-chat-name = Nom
settings-chat-name-hint = Votre équipe le voit dans la boîte de réception et les statistiques, par exemple « Boutique ».
settings-chat-tabs = Parties des réglages de ce chat
settings-tab-look = Apparence
settings-tab-sites = Sites
settings-tab-operators = Opérateurs
settings-tab-files = Fichiers
settings-tab-code = Code
settings-tab-quality = Contrôle qualité

# Chats: look
settings-look-name = Pour votre équipe
settings-look-name-hint = Les visiteurs ne voient jamais ce nom.
settings-look-visitors = Pour les visiteurs
settings-look-visitors-hint = Ce qu’ils lisent avant d’écrire.
settings-title = Titre
settings-greeting = Message d’accueil
settings-greeting-hint = Il précède le premier message. Laissez vide pour ne rien afficher.
settings-greeting-wrong = 500 caractères au plus.
settings-chat-language = Langue
settings-chat-language-hint = Le chat parle la langue du visiteur quand il le peut ; celle-ci vaut pour tous les autres.
settings-colour = Couleur
settings-colour-hint = Le texte posé dessus devient noir ou blanc, selon ce qui se lit le mieux.
settings-colour-ready = Couleurs au choix
settings-colour-pick = Choisir une couleur
settings-colour-code = Code de la couleur
settings-colour-wrong = Une couleur comme #1f5a7a.
settings-preview = Aperçu
settings-preview-language = Langue de l’aperçu
settings-preview-dark = Aperçu sombre
settings-preview-again = Recommencer l’aperçu
settings-look-language = Langue de ces textes
settings-subtitle = Ligne sous le titre
settings-subtitle-hint = Par exemple vos délais de réponse habituels.
settings-banner = Bandeau
settings-banner-hint = Une bande en haut du panneau, que le visiteur peut masquer. Les adresses deviennent des liens.
settings-starts = Boutons de départ
settings-starts-hint = Un clic envoie le texte comme premier message du visiteur. Ils restent tant que rien n’est écrit.
settings-starts-number = Bouton { $number }
settings-line-up = Monter « { $name } »
settings-line-down = Descendre « { $name } »
settings-line-remove = Retirer « { $name } »
settings-starts-add = Ajouter un bouton
settings-starts-wrong = Chaque bouton a besoin d’un texte.
settings-gradient = Dégradé vers une seconde couleur
settings-gradient-wrong = Aucun texte n’est lisible sur tout ce dégradé ; choisissez des couleurs plus proches.
settings-second-colour = Seconde couleur
settings-look-theme = Panneau
settings-look-theme-auto = Comme le système du visiteur
settings-look-theme-light = Toujours clair
settings-look-theme-dark = Toujours sombre
settings-picture = Image
settings-picture-hint = Affichée jusqu’à la réponse d’un opérateur. PNG, JPEG ou WebP, 256 Ko au plus. Change aussitôt.
settings-picture-alt = L’image du chat
settings-picture-choose = Choisir une image…
settings-picture-remove = Retirer l’image
settings-launcher = Lanceur
settings-launcher-hint = Le bouton sur vos pages.
settings-shape = Forme
settings-shape-round = Rond
settings-shape-square = Carré
settings-shape-pill = Avec un texte
settings-launcher-text = Texte du lanceur
settings-side = Côté
settings-side-end = En fin de ligne
settings-side-start = En début de ligne
settings-offset-inline = Depuis le bord
settings-offset-block = Depuis le bas
settings-offset-wrong = De 0 à 200.
settings-bubble = Accueil à côté du lanceur
settings-bubble-hint = Reste là jusqu’à l’ouverture du chat ou jusqu’à ce qu’il soit masqué. Laissez vide pour n’en avoir aucun.
settings-preview-launcher = Aperçu du lanceur
settings-delete-chat = Supprimer ce chat
settings-delete-chat-hint = Ses dialogues et ses chiffres restent.
settings-delete-chat-ask = Supprimer…
settings-delete-chat-title = Supprimer « { $name } » ?
settings-delete-chat-lead = Il disparaît de toutes les pages qui portent son code, et son lien ne fonctionne plus. Les dialogues ouverts quittent la boîte de réception. Ses dialogues, évaluations et chiffres restent dans les statistiques. C’est irréversible.
settings-delete-chat-type = Saisissez « { $name } » pour confirmer

# Chats: sites
settings-sites-title = Sites autorisés
settings-sites-hint = Les navigateurs refusent d’afficher ce chat sur un site qui n’est pas nommé ici. Sa propre page et la page d’exemple fonctionnent toujours.
settings-sites-any = Tous les sites peuvent afficher ce chat.
settings-sites-only = { $count ->
    [one] Un seul site peut afficher ce chat.
    [many] Seuls { $count } de sites peuvent afficher ce chat.
   *[other] Seuls { $count } sites peuvent afficher ce chat.
}
settings-sites-label = Sites, un par ligne
settings-sites-example = Des noms d’hôte sans https://. L’étoile vaut pour tous les sous-domaines : *.example.org. Nommez aussi example.org.
settings-sites-own = Aucun : tous les sites. Cela empêche d’autres d’intégrer votre chat ; cela ne protège pas de données, quiconque connaît le lien peut encore vous écrire.
settings-sites-wrong = Des noms d’hôte comme example.org, *.example.org ou localhost:3000, 100 au plus.

# Chats: operators
settings-operators-title = Qui répond
settings-curators-title = Quels tuteurs répondent
settings-operators-hint = Eux seuls voient les dialogues de ce chat, les reçoivent et peuvent s’en voir transmettre.
settings-operators-who = Qui répond
settings-operators-all = Tous
settings-operators-all-hint = Toute personne qui répond, y compris les futurs arrivants
settings-operators-chosen = Certains
settings-operators-chosen-hint = Seulement les personnes cochées
settings-operators-none = Choisissez au moins une personne, ou tous.
settings-operators-add = Ajouter un membre
settings-idle-title = Quand plus personne n’écrit
settings-idle-hint = Un dialogue silencieux se termine de lui-même : le visiteur peut être interrogé, et la liste reste nette.
settings-idle-label = Terminer après
settings-idle-more = À partir du dernier message de votre équipe. Tant que le visiteur attend une réponse, il reste ouvert 24 heures.
settings-idle-wrong = De 5 minutes à 30 jours (43 200 minutes).

# Chats: files
settings-files-title = Fichiers
settings-files-hint = Pour les visiteurs et les opérateurs.
settings-files-on = Images et fichiers peuvent être envoyés
settings-files-types = Types
settings-files-types-hint = Les images s’affichent dans le dialogue ; tout le reste est seulement téléchargé.
settings-files-images = Images
settings-files-pdf = PDF
settings-files-text = Texte et CSV
settings-files-office = Word, Excel, PowerPoint
settings-files-archives = Archives ZIP
settings-files-sound = Son
settings-files-video = Vidéo
settings-files-other = Autres types
settings-files-other-hint = Des types de média comme application/json, séparés par des virgules.
settings-files-types-wrong = Des types de média comme image/png, 50 au plus.
settings-files-size = Taille
settings-files-size-label = Fichier le plus grand
settings-files-size-wrong = De 1 octet à 20 Mo.

# Chats: code
settings-code-try = Essayez d’abord
settings-code-try-hint = Sur une page d’exemple, sans toucher à votre site.
settings-code-try-go = Ouvrir la page d’exemple
settings-code-try-more = Écrivez-y comme visiteur, puis répondez. Ce sont des dialogues de test : ils peuvent être évalués et ne comptent dans aucun chiffre.
settings-code-inbox = Aller à la boîte de réception
settings-code-site = Sur votre site
settings-code-site-hint = Le script pèse moins de 3 Ko et ne fait rien tant que personne n’ouvre le chat.
settings-code-embed = Code d’intégration
settings-code-where = Collez-le une fois dans chaque page qui doit avoir le chat, dans l’en-tête ou le corps.
settings-code-policy = Politique de sécurité du contenu (CSP)
settings-code-policy-hint = Seulement si votre site a une telle politique : ajoutez-y ces sources.
settings-api = Depuis les scripts de vos pages
settings-api-hint = Ouvrir et fermer le chat, dire qui est là et ce que vous savez du visiteur.
settings-api-queue = D’abord, une fois par page
settings-api-queue-hint = Les appels faits avant le chargement du script y attendent.
settings-api-calls = Ensuite, n’importe où
settings-api-more = Avec plusieurs chats sur une page, la clé d’un chat en dernière valeur le désigne. Les champs figurent sur la fiche du visiteur ; personne ne s’en porte garant. Une identité refusée n’est signalée que dans la console du navigateur.
settings-code-link = Comme lien
settings-code-link-hint = Pour les cours, les e-mails et les codes QR, ou là où un script n’est pas bienvenu.
settings-code-page = Page entière
settings-code-page-open = Ouvrir la page
settings-identity = Identité signée
settings-identity-hint = Si votre site connaît ses utilisateurs, il peut se porter garant d’eux. Les autres sont marqués « non vérifié ».
settings-identity-required = L’identité signée est exigée
settings-identity-required-hint = Les visiteurs sans signature valable sont refusés.
settings-identity-secret = Secret
settings-identity-show = Afficher le secret
settings-identity-hide = Masquer
settings-identity-renew = Remplacer le secret
settings-identity-renew-title = Remplacer le secret ?
settings-identity-renew-lead = Ce que l’ancien a signé cesse aussitôt d’être valable. Tant que votre serveur n’utilise pas le nouveau, ses utilisateurs sont non vérifiés, ou refusés si l’identité est exigée.
settings-identity-renewed = Voici le nouveau secret. Placez-le maintenant sur votre serveur.
settings-identity-how = Comment signer
settings-identity-server = Sur votre serveur, jamais dans la page :
settings-identity-language = Langage de programmation
settings-identity-page = Puis transmettez-la au chat en JSON dans data-identity, échappée pour HTML :
settings-identity-link = Dans un lien vers la page entière, ajoutez-la sous la forme #identity= en base64url.

# Quality control
settings-qc-rating = Évaluation
settings-qc-blind = Les opérateurs ne voient ni le formulaire, ni la note, ni même s’il y en a eu une.
settings-qc-enabled = Le visiteur peut évaluer le dialogue
settings-qc-off-hint = Personne n’est interrogé. Les dialogues comptent comme « non demandé : désactivé ».
settings-qc-scale = Échelle
settings-qc-scale-hint = Et quelles notes valent satisfait. Ce qui a déjà été évalué garde l’échelle de la question.
settings-scale-thumbs2 = Pouces
settings-scale-faces3 = 3 visages
settings-scale-stars5 = 5 étoiles
settings-scale-faces5 = 5 visages
settings-scale-numbers10 = 0 à 10
settings-thumb-up = en haut
settings-thumb-down = en bas
settings-qc-counts = Ce que vaut chaque note
settings-sense-satisfied = satisfait
settings-sense-neutral = neutre
settings-sense-dissatisfied = insatisfait
settings-qc-dissatisfied-to = Insatisfait jusqu’à
settings-qc-satisfied-from = Satisfait à partir de
settings-qc-texts = Question et réponses
settings-qc-texts-hint = Dans chaque langue. Si un texte est vide, la langue du chat prend le relais, et à défaut Candor.
settings-qc-language = Langue des textes
settings-qc-question = Question
settings-qc-question-hint = { $name } devient le nom de l’opérateur.
settings-qc-reply-satisfied = Réponse si satisfait
settings-qc-reply-neutral = Réponse si neutre
settings-qc-reply-dissatisfied = Réponse si insatisfait
settings-qc-from-chat = Vide : le texte dans la langue du chat s’affiche.
settings-qc-too-long = { NUMBER($max) } caractères au plus.
settings-qc-within = Un nombre entier de { NUMBER($low) } à { NUMBER($high) }.
settings-qc-comment = Commentaire
settings-qc-comment-hint = Quelques mots en disent souvent plus que la note.
settings-comment-off = Désactivé
settings-comment-optional = Facultatif
settings-comment-required = Obligatoire
settings-comment-required-at-or-below = Obligatoire pour les notes basses
settings-comment-bound = Obligatoire jusqu’à
settings-comment-label = Libellé du champ
settings-comment-placeholder = Texte indicatif du champ
settings-qc-reasons = Raisons
settings-qc-reasons-hint = Proposées avec une note insatisfaite. Au moins une concerne le produit ou le cours, pour que l’opérateur n’en soit pas tenu responsable.
settings-qc-reason = Raison
settings-qc-reason-number = Raison { $number }
settings-qc-reason-about = Ce qu’elle concerne : { $name }
settings-qc-reason-add = Ajouter une raison
settings-about-service = Service
settings-about-product = Produit ou cours
settings-qc-reason-empty = Chaque raison a besoin d’un texte dans au moins une langue.
settings-qc-reasons-many = 12 raisons au plus.
settings-qc-reasons-product = Au moins une raison doit concerner le produit ou le cours.
settings-rules-when = Quand demander
settings-rules-when-hint = Un visiteur qui termine lui-même le dialogue est toujours interrogé, si un opérateur a répondu.
settings-rules-visitor = Le visiteur a écrit au moins
settings-rules-operator = Les opérateurs ont écrit au moins
settings-rules-between = Pas de nouveau avant
settings-rules-between-hint = Après que ce visiteur a répondu à un formulaire ou l’a fermé. 0 : toujours demander.
settings-rules-idle = Aussi quand un dialogue se termine parce que plus personne n’écrivait
settings-rules-after = Ensuite
settings-rules-expires = On peut répondre au formulaire pendant
settings-rules-correct = Le visiteur peut corriger pendant
settings-rules-correct-hint = La dernière compte, les précédentes restent dans son historique.
settings-rules-sample = Ne demander qu’à une part tirée au sort
settings-rules-sample-hint = 100 demande à tous. Le reste compte comme « non demandé : pas tiré au sort ».
settings-trial = Essai
settings-trial-hint = Ce que ces règles auraient fait, avant de les enregistrer. Seuls comptent les dialogues terminés, hors tests et indésirables.
settings-trial-said = { $finished ->
    [one] Sur les 30 derniers jours, ces règles auraient sollicité { $asked } dialogue sur { $finished }.
    [many] Sur les 30 derniers jours, ces règles auraient sollicité { $asked } dialogues sur { $finished }.
   *[other] Sur les 30 derniers jours, ces règles auraient sollicité { $asked } dialogues sur { $finished }.
}
settings-trial-asked = Sollicités : { $count }
settings-trial-switched-off = Évaluation désactivée : { $count }
settings-trial-no-operator-reply = Aucune réponse d’opérateur : { $count }
settings-trial-too-few-messages = Trop peu de messages : { $count }
settings-trial-idle-finish = Terminés par inactivité : { $count }
settings-trial-asked-recently = Sollicités récemment : { $count }
settings-trial-not-sampled = Hors de l’échantillon : { $count }
settings-trial-saved = Avec les règles enregistrées, sollicités : { $count }
settings-trial-none = Aucun dialogue ne s’est terminé ces 30 derniers jours : il n’y a rien sur quoi essayer ces règles.
settings-trial-invalid = Quelque chose ci-dessus n’est pas encore valable. L’essai suivra.
settings-versions = Versions
settings-versions-hint = Enregistrer crée une version. Une évaluation garde pour toujours celle de sa question.
settings-version = Version { $number }
settings-version-created = Créée avec le chat
settings-versions-all = { $count ->
    [one] Afficher la version
    [many] Afficher les { $count } de versions
   *[other] Afficher les { $count } versions
}

# Members
settings-members = Membres
settings-members-add = Ajouter un membre
settings-you = (vous)
settings-member-name = Nom
settings-role = Rôle
settings-role-owner = Propriétaire
settings-role-admin = Administrateur
settings-role-analyst = Analyste
settings-role-operator = Opérateur
settings-role-owner-does = Tout, et nomme d’autres propriétaires.
settings-role-admin-does = Membres, chats, réglages, statistiques, et répond aux visiteurs.
settings-role-analyst-does = Lit les statistiques : chaque évaluation et commentaire. Ne répond à personne, ne gère rien.
settings-role-operator-does = Répond aux visiteurs. Ne voit jamais une évaluation, ni s’il y en a eu une.
settings-role-own = Vous serez déconnecté et reviendrez avec le nouveau rôle.
settings-roles = Ce que voit chaque rôle
settings-roles-password = Qui a oublié son mot de passe en demande un nouveau sur la page de connexion ; il faut pour cela un serveur de messagerie. Sans lui : retirez la personne et réinvitez-la, son nom, ses dialogues et son mérite reviennent.
settings-member-how = Comment la personne entre-t-elle ?
settings-member-invite = Invitation
settings-member-invite-hint = Vous transmettez un lien
settings-member-password = Mot de passe
settings-member-password-hint = Vous le choisissez maintenant
settings-member-invite-go = Créer un lien d’invitation
settings-invited = Envoyez ce lien à { $name }. Il fonctionne une fois, pendant une semaine.
settings-invited-link = Lien d’invitation
settings-invited-once = Candor ne l’affichera plus. S’il est perdu, créez-en un nouveau ici.
settings-invite-again = Nouveau lien
settings-invite-again-name = Nouveau lien d’invitation pour { $name }
settings-status-invited = Invité
settings-status-disabled = Désactivé
settings-enable = Réactiver
settings-enable-name = Réactiver { $name }
settings-edit-name = Modifier { $name }
settings-disable = Désactiver
settings-disable-hint = Désactiver déconnecte aussitôt la personne et garde tout pour plus tard. Retirer l’enlève de la liste.
settings-remove-ask = Retirer…
settings-remove = Retirer
settings-remove-title = Retirer { $name } ?
settings-remove-lead = La personne est déconnectée aussitôt et ne peut plus entrer. Ce qui a été écrit garde son nom, et tous les chiffres restent. Si vous ajoutez de nouveau le même e-mail, tout revient.

# Workspace
settings-workspace = Espace de travail
settings-workspace-about = À propos
settings-workspace-name = Nom
settings-workspace-language-hint = Les nouveaux chats et membres commencent avec elle.
settings-workspace-time = Temps
settings-workspace-time-hint = Les statistiques comptent jours, semaines et mois d’après lui.
settings-week-start = La semaine commence le
settings-day-monday = lundi
settings-day-sunday = dimanche
settings-day-saturday = samedi
settings-few = Peu de réponses
settings-few-hint = Les chiffres tirés de moins d’évaluations sont dessinés creux : le hasard y pèse plus que la vérité.
settings-few-label = Moins de

# Workspace: retention
settings-keep = Conservation
settings-keep-hint = Ce qui est plus ancien est effacé définitivement, en moins d’un jour. Les totaux et les moyennes restent tels quels.
settings-keep-messages = Messages, notes et noms
settings-keep-messages-hint = À compter de la fin d’un dialogue, avec ses fichiers.
settings-keep-files = Fichiers
settings-keep-files-hint = À compter de l’envoi.
settings-keep-comments = Commentaires
settings-keep-comments-hint = Avec ce que les analystes en ont écrit.
settings-keep-ever = Sans limite
settings-keep-ask = Effacer ce qui est plus ancien ?
settings-keep-ask-lead = Tout ce qui dépasse la durée choisie disparaît définitivement, partout. C’est irréversible.
settings-keep-ask-save = Enregistrer et effacer

# Profile
settings-profile-you = Vous
settings-profile-you-hint = Les visiteurs voient votre nom quand vous répondez.
settings-theme = Thème
settings-theme-hint = Gardé dans ce navigateur.
settings-theme-auto = Comme le système
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-password-hint = Un nouveau vous déconnecte partout ailleurs.
settings-password-current = Mot de passe actuel
settings-password-new = Nouveau mot de passe
settings-password-go = Changer le mot de passe
settings-password-done = Le mot de passe est changé.
settings-sign-out = Se déconnecter
